package eu.veerman.profile.storage;

import eu.veerman.platform.events.Position;

/**
 * What a write made.
 *
 * @param position its place in the event log, as {@code Veerman-Position} names it
 */
public record Changed<T>(T value, Position position) {
  /** The header that names the place. */
  public static final String POSITION = "Veerman-Position";
}
