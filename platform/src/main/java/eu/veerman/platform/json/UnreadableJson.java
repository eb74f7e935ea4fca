package eu.veerman.platform.json;

/**
 * A JSON text cannot be read, or does not fit the record it is read into. The message is fit to be
 * shown to the sender; the pointer (RFC 6901) says where, empty for the whole.
 */
public final class UnreadableJson extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String pointer;

  UnreadableJson(String pointer, String message, Throwable cause) {
    super(message, cause);
    this.pointer = pointer;
  }

  public String pointer() {
    return pointer;
  }

  /** The message, never null. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
