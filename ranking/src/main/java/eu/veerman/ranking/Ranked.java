package eu.veerman.ranking;

/**
 * A pair in its place.
 *
 * @param place 1 for the best
 * @param bestPlace the place it reaches if only its own unknowns turn out well; at most {@code
 *     place}
 */
public record Ranked<K>(K key, long tieKey, int place, int bestPlace, Verdict verdict) {}
