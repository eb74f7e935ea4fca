package eu.veerman.ranking;

import java.time.LocalDate;
import java.util.List;

/**
 * The answer to {@link Ranking#rank}.
 *
 * @param ranked who is in, best first
 * @param excluded who fails a constraint, highest score first
 */
public record RankedList<K>(
    String modelVersion, LocalDate today, List<Ranked<K>> ranked, List<Excluded<K>> excluded) {
  public RankedList {
    ranked = List.copyOf(ranked);
    excluded = List.copyOf(excluded);
  }

  /** A pair that fails at least one constraint. */
  public record Excluded<K>(K key, long tieKey, Verdict verdict) {}
}
