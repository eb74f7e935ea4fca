package eu.veerman.profile.understanding;

import eu.veerman.contracts.concept.ConceptId;
import eu.veerman.contracts.concept.Decision;
import eu.veerman.contracts.concept.Decision.Verdict;
import eu.veerman.contracts.concept.Importance;
import eu.veerman.contracts.concept.Understood;
import eu.veerman.contracts.concept.Understood.Reading;
import eu.veerman.contracts.concept.Understood.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What a document says in the taxonomy's terms: what was read in its texts, merged with what a
 * person decided about it.
 */
public final class Understanding {
  private static final int MAX_EVIDENCE = 200;
  private static final int MAX_QUOTE = 1_000;

  private Understanding() {}

  /**
   * Reads the passages and applies the decisions, at most one a concept. A confirmed concept counts
   * 1 and a removed one stays removed, whatever the texts say; a concept decided about by hand
   * alone has no evidence. A concept that is only denied in the texts is not understood at all: "no
   * experience with carve-outs" must not make an expert.
   *
   * @param reader finds the concepts in a text
   */
  public static List<Understood> of(
      List<Passage> passages, List<Decision> decisions, Function<Passage, List<Tag>> reader) {
    Map<ConceptId, List<Read>> readings = new TreeMap<>();
    for (Passage passage : passages) {
      for (Tag tag : reader.apply(passage)) {
        readings
            .computeIfAbsent(tag.concept(), concept -> new ArrayList<>())
            .add(new Read(readingOf(passage, tag), importanceOf(passage, tag)));
      }
    }
    Map<ConceptId, Decision> decided = new HashMap<>();
    decisions.forEach(decision -> decided.put(decision.concept(), decision));

    boolean asks = passages.stream().anyMatch(passage -> passage.importance().isPresent());
    SortedSet<ConceptId> concepts = new TreeSet<>(readings.keySet());
    concepts.addAll(decided.keySet());
    List<Understood> understood = new ArrayList<>();
    for (ConceptId concept : concepts) {
      List<Read> read = readings.getOrDefault(concept, List.of());
      Optional<Decision> decision = Optional.ofNullable(decided.get(concept));
      boolean denied = read.stream().allMatch(r -> r.reading().negated());
      if (decision.isPresent() || !denied) {
        understood.add(merged(concept, read, decision, asks));
      }
    }
    return List.copyOf(understood);
  }

  private static Understood merged(
      ConceptId concept, List<Read> read, Optional<Decision> decision, boolean asks) {
    Status status =
        decision
            .map(d -> d.decision() == Verdict.CONFIRMED ? Status.CONFIRMED : Status.REMOVED)
            .orElse(Status.PROPOSED);
    double confidence =
        status == Status.CONFIRMED
            ? 1.0
            : read.stream()
                .map(Read::reading)
                .filter(reading -> !reading.negated())
                .mapToDouble(Reading::confidence)
                .max()
                .orElse(0.0);
    return new Understood(
        concept,
        concept.kind(),
        status,
        asks ? Optional.of(importance(read, decision)) : Optional.empty(),
        confidence,
        read.stream().map(Read::reading).limit(MAX_EVIDENCE).toList());
  }

  /** What a person said, a wish if nothing; before anybody decided, the place where it stands. */
  private static Importance importance(List<Read> read, Optional<Decision> decision) {
    if (decision.isPresent()) {
      return decision.get().importance().orElse(Importance.WISH);
    }
    return read.stream()
            .filter(r -> !r.reading().negated())
            .anyMatch(r -> r.importance().equals(Optional.of(Importance.MUST)))
        ? Importance.MUST
        : Importance.WISH;
  }

  /** "A plus: …" is a wish wherever it stands. */
  private static Optional<Importance> importanceOf(Passage passage, Tag tag) {
    return passage.importance().map(asked -> tag.wish() ? Importance.WISH : asked);
  }

  private static Reading readingOf(Passage passage, Tag tag) {
    String quote = passage.text().substring(tag.start(), tag.end());
    return new Reading(
        passage.field(),
        passage.index(),
        passage.assignment(),
        tag.start(),
        tag.end(),
        quote.substring(0, Math.min(quote.length(), MAX_QUOTE)),
        tag.negated(),
        tag.confidence());
  }

  private record Read(Reading reading, Optional<Importance> importance) {}
}
