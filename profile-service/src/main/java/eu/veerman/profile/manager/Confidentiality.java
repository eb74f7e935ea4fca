package eu.veerman.profile.manager;

import eu.veerman.contracts.AssignmentId;
import eu.veerman.contracts.concept.Understood;
import eu.veerman.contracts.concept.Understood.Reading;
import eu.veerman.contracts.manager.Assignment;
import eu.veerman.contracts.manager.ManagerProfile;
import eu.veerman.contracts.visibility.NameCover;
import eu.veerman.profile.understanding.Passage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * A profile as others may see it: organisations named confidential are left out, and where a text
 * names one all the same the name is covered. What is covered keeps its length, so that the places
 * of readings in the texts stay right. References are people who agreed to speak to this manager's
 * clients, not to the world: others do not see them.
 */
public final class Confidentiality {
  private final ManagerProfile profile;
  private final NameCover cover;
  private final boolean named;

  private Confidentiality(ManagerProfile profile, NameCover cover, boolean named) {
    this.profile = profile;
    this.cover = cover;
    this.named = named;
  }

  public static Confidentiality of(ManagerProfile profile) {
    return new Confidentiality(
        profile, NameCover.of(organisations(profile, Assignment::confidential)), true);
  }

  /**
   * For those who are shown no names: neither the person's nor those of organisations, wherever a
   * text says them.
   */
  public static Confidentiality withoutNames(ManagerProfile profile) {
    return new Confidentiality(
        profile,
        NameCover.ofPerson(profile.name(), organisations(profile, assignment -> true)),
        false);
  }

  private static List<String> organisations(ManagerProfile profile, Predicate<Assignment> which) {
    return profile.assignments().stream()
        .filter(which)
        .map(Assignment::organisation)
        .flatMap(Optional::stream)
        .toList();
  }

  /** The person's name, for those who are shown it. */
  public Optional<String> name() {
    return named ? Optional.of(profile.name()) : Optional.empty();
  }

  public ManagerProfile profile() {
    return new ManagerProfile(
        profile.language(),
        profile.name(),
        covered(profile.headline()),
        covered(profile.summary()),
        profile.base(),
        profile.mobility(),
        profile.languages(),
        profile.dayRate(),
        profile.availability(),
        profile.assignments().stream().map(this::assignment).toList(),
        profile.skills().stream().map(this::covered).toList(),
        List.of());
  }

  /**
   * The readings with what is covered in the texts covered in the quotes too: half a name quoted
   * would be half a secret.
   */
  public List<Understood> understood(List<Understood> understood) {
    if (cover.coversNothing()) {
      return understood;
    }
    Map<Place, String> texts = new HashMap<>();
    for (Passage passage : ManagerRules.passages(profile)) {
      texts.put(
          new Place(passage.field(), passage.index(), passage.assignment()),
          covered(passage.text()));
    }
    return understood.stream().map(concept -> covered(concept, texts)).toList();
  }

  private record Place(String field, OptionalInt index, Optional<AssignmentId> assignment) {}

  private static Understood covered(Understood concept, Map<Place, String> texts) {
    return new Understood(
        concept.concept(),
        concept.kind(),
        concept.status(),
        concept.importance(),
        concept.confidence(),
        concept.evidence().stream().map(reading -> covered(reading, texts)).toList());
  }

  private static Reading covered(Reading reading, Map<Place, String> texts) {
    String text =
        texts.getOrDefault(new Place(reading.field(), reading.index(), reading.assignment()), "");
    int end = Math.min(text.length(), reading.start() + reading.quote().length());
    return new Reading(
        reading.field(),
        reading.index(),
        reading.assignment(),
        reading.start(),
        reading.end(),
        text.substring(Math.min(reading.start(), end), end),
        reading.negated(),
        reading.confidence());
  }

  private Assignment assignment(Assignment a) {
    return new Assignment(
        a.id(),
        covered(a.role()),
        a.confidential() || !named ? Optional.empty() : a.organisation().map(this::covered),
        a.confidential(),
        a.industry().map(this::covered),
        a.employees(),
        a.from(),
        a.to(),
        covered(a.text()),
        covered(a.outcome()),
        a.verification());
  }

  private String covered(String text) {
    return cover.cover(text);
  }
}
