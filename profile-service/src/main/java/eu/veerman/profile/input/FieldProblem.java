package eu.veerman.profile.input;

/**
 * What is wrong with one value of a document.
 *
 * @param pointer RFC 6901 pointer to it, such as {@code /assignments/0/to}
 * @param message quotes the value and says what it must be
 */
public record FieldProblem(String pointer, String message) {}
