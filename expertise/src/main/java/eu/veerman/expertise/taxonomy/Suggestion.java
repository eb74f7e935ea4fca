package eu.veerman.expertise.taxonomy;

/**
 * A concept offered while somebody types.
 *
 * @param name the name that fits what was typed; not always the preferred one
 */
public record Suggestion(Concept concept, String name) {}
