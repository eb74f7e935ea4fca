package eu.veerman.matching.health;

import java.util.List;
import java.util.Optional;

/**
 * How the ranking is; the contract's RankingHealth.
 *
 * @param managers whom this instance ranks
 * @param position the place in the log that it ranks by
 * @param trouble what keeps it from following the log
 */
public record RankingHealth(
    int managers, String position, Optional<String> trouble, List<Index> indices) {

  /**
   * An index.
   *
   * @param name of its alias
   * @param usable whether rankings read it; without it they examine everybody
   * @param indexedUpTo the place in the log that it shows
   * @param trouble what keeps it from being made or kept
   */
  public record Index(String name, boolean usable, String indexedUpTo, Optional<String> trouble) {}
}
