package eu.veerman.platform.config;

/** A value that must not be printed: its {@code toString} says only that it is there. */
public record Secret(String value) {
  public Secret {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a secret is empty, must have at least one character");
    }
  }

  @Override
  public String toString() {
    return "(set)";
  }
}
