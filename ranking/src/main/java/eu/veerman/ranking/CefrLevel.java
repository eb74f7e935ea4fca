package eu.veerman.ranking;

import org.jspecify.annotations.Nullable;

/** Levels of the Common European Framework of Reference for Languages; a native speaker is C2. */
public enum CefrLevel {
  A1,
  A2,
  B1,
  B2,
  C1,
  C2;

  public boolean reaches(CefrLevel asked) {
    return compareTo(asked) >= 0;
  }

  /** One level lower, or {@code null} below A1. */
  public @Nullable CefrLevel lower() {
    return ordinal() == 0 ? null : values()[ordinal() - 1];
  }
}
