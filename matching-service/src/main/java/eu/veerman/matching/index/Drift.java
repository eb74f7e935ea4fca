package eu.veerman.matching.index;

import java.util.SortedMap;

/**
 * By how many documents an index differs from the log.
 *
 * @param behind documents that are missing, or older than what the writer has acknowledged
 * @param foreign documents the log knows nothing of, or that are newer than anything it tells
 */
record Drift(long behind, long foreign) {
  static final Drift NONE = new Drift(0, 0);

  /**
   * What the log tells of a subject.
   *
   * @param newest its newest version
   * @param acknowledged its newest version up to the writer's place; 0 when compaction has removed
   *     those, or none was there
   */
  record Logged(long newest, long acknowledged) {}

  /**
   * Compares the same range of ids.
   *
   * @param indexed versions in the index, looked at after the writer's place
   * @param logged what the log tells, looked at after the index
   */
  static Drift between(SortedMap<String, Long> indexed, SortedMap<String, Logged> logged) {
    long behind =
        logged.entrySet().stream()
            .filter(each -> indexed.getOrDefault(each.getKey(), 0L) < each.getValue().acknowledged)
            .count();
    Logged unknown = new Logged(0, 0);
    long foreign =
        indexed.entrySet().stream()
            .filter(each -> each.getValue() > logged.getOrDefault(each.getKey(), unknown).newest)
            .count();
    return new Drift(behind, foreign);
  }

  Drift and(Drift other) {
    return new Drift(behind + other.behind, foreign + other.foreign);
  }

  boolean isNone() {
    return equals(NONE);
  }
}
