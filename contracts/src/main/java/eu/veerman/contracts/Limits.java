package eu.veerman.contracts;

import java.util.List;

/**
 * Checks that records make in their constructors. Each message quotes the value and the legal
 * range.
 */
public final class Limits {
  private Limits() {}

  /** At most {@code max} UTF-16 units. */
  public static String text(String name, String value, int max) {
    if (value.length() > max) {
      throw new IllegalArgumentException(
          name + " has " + value.length() + " characters, must be at most " + max);
    }
    return value;
  }

  /** Not blank and at most {@code max} UTF-16 units. */
  public static String filled(String name, String value, int max) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " is blank, must say something");
    }
    return text(name, value, max);
  }

  /** Within {@code min} and {@code max}, both included; never NaN. */
  public static double between(String name, double value, double min, double max) {
    if (!(value >= min && value <= max)) {
      throw new IllegalArgumentException(name + " is " + value + ", must be " + min + " to " + max);
    }
    return value;
  }

  /** Within {@code min} and {@code max}, both included. */
  public static int between(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(name + " is " + value + ", must be " + min + " to " + max);
    }
    return value;
  }

  /** An unmodifiable copy of at most {@code max} items. */
  public static <T> List<T> list(String name, List<T> values, int max) {
    if (values.size() > max) {
      throw new IllegalArgumentException(
          name + " has " + values.size() + " items, must have at most " + max);
    }
    return List.copyOf(values);
  }
}
