package eu.veerman.ranking;

/**
 * How close two concepts are, as the taxonomy tells. Must be pure: the same two ids give the same
 * answer within one taxonomy version.
 */
public interface Relatedness {
  /**
   * How much holding one concept says about the other, 0 (nothing) to 1 (the same concept), by the
   * constants in {@link Model.RelatednessConstants}. Concepts the taxonomy does not know are
   * related to themselves only.
   */
  double of(String asked, String held);

  /**
   * Whether who holds {@code held} surely holds {@code asked}: it is the same concept or a narrower
   * one, by any number of steps. Only this decides must-haves; being merely related never does.
   */
  boolean covers(String asked, String held);
}
