package eu.veerman.profile.mail;

import eu.veerman.contracts.TextLanguage;

/** A mail as it is written, in plain text. */
public record Letter(EmailAddress to, TextLanguage language, String subject, String body) {}
