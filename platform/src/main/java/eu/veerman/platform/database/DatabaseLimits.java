package eu.veerman.platform.database;

import java.time.Duration;

/**
 * What one service may take of the database.
 *
 * @param connections 1 to 200
 * @param waiting how many may wait for a connection, 1 to 100,000; who comes after them is told to
 *     come back later
 * @param longestWait for a connection
 * @param statement how long one statement may run
 * @param lock how long one statement may wait for a lock
 * @param idleInTransaction how long a transaction may stand open without a statement: it holds up
 *     every reader of the event log
 */
public record DatabaseLimits(
    int connections,
    int waiting,
    Duration longestWait,
    Duration statement,
    Duration lock,
    Duration idleInTransaction) {
  /** 10 connections, 1,000 waiting at most 5 s; 10 s a statement, 3 s a lock, 10 s idle. */
  public static final DatabaseLimits USUAL =
      new DatabaseLimits(
          10,
          1_000,
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(3),
          Duration.ofSeconds(10));

  public DatabaseLimits {
    if (connections < 1 || connections > 200) {
      throw new IllegalArgumentException("connections is " + connections + ", must be 1 to 200");
    }
    if (waiting < 1 || waiting > 100_000) {
      throw new IllegalArgumentException("waiting is " + waiting + ", must be 1 to 100000");
    }
    for (Duration each : new Duration[] {longestWait, statement, lock, idleInTransaction}) {
      if (each.toMillis() < 1 || each.compareTo(Duration.ofHours(1)) > 0) {
        throw new IllegalArgumentException("a limit is " + each + ", must be 1 ms to 1 hour");
      }
    }
  }

  public DatabaseLimits withConnections(int count) {
    return new DatabaseLimits(count, waiting, longestWait, statement, lock, idleInTransaction);
  }

  public DatabaseLimits withStatement(Duration longest) {
    return new DatabaseLimits(connections, waiting, longestWait, longest, lock, idleInTransaction);
  }
}
