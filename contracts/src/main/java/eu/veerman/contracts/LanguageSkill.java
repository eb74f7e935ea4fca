package eu.veerman.contracts;

/** A language and the level at which a person commands it. */
public record LanguageSkill(LanguageCode code, Level level) {}
