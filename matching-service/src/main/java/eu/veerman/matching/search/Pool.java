package eu.veerman.matching.search;

import eu.veerman.platform.events.Position;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The pairs that no constraint keeps apart, as of one moment.
 *
 * @param <K> what tells the pairs apart
 */
public interface Pool<K> {
  /** How many there are. */
  int size();

  /** The pair by the id under which the index has it; empty when it is not of the pool. */
  Optional<Pair<K>> pair(String id);

  /** Names every pair. */
  void forEach(Consumer<Pair<K>> consumer);

  /** Names every pair that changed after a place in the log, and perhaps others. */
  void changedAfter(Position place, Consumer<Pair<K>> consumer);

  /**
   * A pool of pairs that are all at hand.
   *
   * @param pairs by their ids in the index
   * @param changedAt where in the log the pair with a key last changed
   */
  static <K> Pool<K> of(Map<String, Pair<K>> pairs, Function<K, Position> changedAt) {
    return new Pool<>() {
      @Override
      public int size() {
        return pairs.size();
      }

      @Override
      public Optional<Pair<K>> pair(String id) {
        return Optional.ofNullable(pairs.get(id));
      }

      @Override
      public void forEach(Consumer<Pair<K>> consumer) {
        pairs.values().forEach(consumer);
      }

      @Override
      public void changedAfter(Position place, Consumer<Pair<K>> consumer) {
        for (Pair<K> pair : pairs.values()) {
          if (!place.covers(changedAt.apply(pair.key()))) {
            consumer.accept(pair);
          }
        }
      }
    };
  }
}
