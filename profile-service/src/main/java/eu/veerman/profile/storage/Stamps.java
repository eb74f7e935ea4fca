package eu.veerman.profile.storage;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What is stamped on what is written.
 *
 * @param ids makes new ids
 */
public record Stamps(InstantSource clock, Supplier<UUID> ids) {

  /** Now, in microseconds, as exact as the database keeps it. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** The day it is now in UTC. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  public UUID id() {
    return ids.get();
  }
}
