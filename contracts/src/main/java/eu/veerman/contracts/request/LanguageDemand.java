package eu.veerman.contracts.request;

import eu.veerman.contracts.LanguageCode;
import eu.veerman.contracts.Level;

/** A language asked for, at least at a level. A must excludes those who state less. */
public record LanguageDemand(LanguageCode code, Level minLevel, boolean must) {}
