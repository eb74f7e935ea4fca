package eu.veerman.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The fit of the four criteria that ask for concepts: the importance-weighted coverage of what is
 * asked,
 *
 * <pre>fit = Σ weight(a) × best(a) / Σ weight(a)</pre>
 *
 * over all asked items {@code a}, where {@code weight(a)} is the importance, for a concept times
 * the confidence that it is asked, {@code best(a)} is the value of the best evidence in the profile
 * ({@link EvidenceValue}), and for a wished language 1 when it is stated at the wished level and 0
 * otherwise. Concepts come first, in the order of their ids, then languages: the sums are made in
 * one order only.
 */
final class ConceptCoverage {
  private static final int MAX_ALSO_SHOWN_BY = 10;

  private final Pairing pairing;
  private final Criterion criterion;
  private final List<AskedConcept> asked;
  private final List<LanguageDemand> wishedLanguages;

  private ConceptCoverage(
      Pairing pairing, Criterion criterion, List<LanguageDemand> wishedLanguages) {
    this.pairing = pairing;
    this.criterion = criterion;
    this.asked = askedIn(pairing.request(), criterion);
    this.wishedLanguages = wishedLanguages;
  }

  static Contribution contribute(Pairing pairing, Criterion criterion) {
    return new ConceptCoverage(pairing, criterion, List.of()).contribution();
  }

  static Contribution contributeWithLanguages(Pairing pairing, Criterion criterion) {
    return new ConceptCoverage(pairing, criterion, wishedLanguages(pairing.request()))
        .contribution();
  }

  /** The concepts that a criterion asks, in the order of their ids. */
  static List<AskedConcept> askedIn(RequestInput request, Criterion criterion) {
    return request.concepts().stream().filter(c -> c.kind().criterion() == criterion).toList();
  }

  /** Languages wished and not demanded; they count within expertise. */
  static List<LanguageDemand> wishedLanguages(RequestInput request) {
    return request.languages().stream().filter(language -> !language.must()).toList();
  }

  /** The denominator of the coverage. */
  static double totalImportance(
      List<AskedConcept> asked, List<LanguageDemand> wishedLanguages, Model model) {
    double total = 0;
    for (AskedConcept concept : asked) {
      total += concept.weight(model);
    }
    return total + wishedLanguages.size() * model.importances().wish();
  }

  private Contribution contribution() {
    int weight = pairing.weightOf(criterion);
    if (asked.isEmpty() && wishedLanguages.isEmpty()) {
      return Contribution.notAsked(criterion, weight);
    }
    boolean languagesUnknown = pairing.candidate().languages().isEmpty();
    if (asked.isEmpty() && languagesUnknown) {
      return Contribution.unknown(criterion, weight, Set.of(Fact.LANGUAGES));
    }
    Model model = pairing.model();
    Earnings earnings = new Earnings(weight, totalImportance(asked, wishedLanguages, model));
    List<String> notShown = new ArrayList<>();
    for (AskedConcept concept : asked) {
      double importance = concept.weight(model);
      List<Shown> shown = shown(concept.id());
      if (shown.isEmpty()) {
        notShown.add(concept.id());
      } else {
        earnings.add(importance * shown.getFirst().value.value(), best(concept, shown));
      }
    }
    List<String> languagesNotShown = new ArrayList<>();
    double unknownImportance = 0;
    for (LanguageDemand wish : wishedLanguages) {
      CefrLevel held = pairing.candidate().levelOf(wish.language());
      if (held != null && held.reaches(wish.level())) {
        earnings.add(
            model.importances().wish(),
            points -> new EarnedBy.Language(wish.language(), wish.level(), held, points));
      } else if (languagesUnknown) {
        unknownImportance += model.importances().wish();
      } else {
        languagesNotShown.add(wish.language());
      }
    }
    return new Contribution(
        criterion,
        weight,
        earnings.fit(),
        earnings.points(),
        earnings.pointsWith(unknownImportance) - earnings.points(),
        new Reason.Coverage(
            asked.stream().map(AskedConcept::id).toList(),
            notShown,
            languagesNotShown,
            languagesUnknown
                ? wishedLanguages.stream().map(LanguageDemand::language).toList()
                : List.of()),
        earnings.pieces());
  }

  private Earnings.Piece best(AskedConcept concept, List<Shown> shown) {
    Shown best = shown.getFirst();
    EvidenceValue value = best.value;
    List<String> alsoShownBy =
        shown.stream()
            .map(other -> other.evidence.reference())
            .filter(reference -> !reference.equals(best.evidence.reference()))
            .distinct()
            .limit(MAX_ALSO_SHOWN_BY)
            .toList();
    return points ->
        new EarnedBy.Concept(
            concept.id(),
            concept.importance(),
            best.held,
            best.evidence.reference(),
            best.evidence.kind(),
            value.relatedness(),
            value.strength(),
            value.recency(),
            value.confidence(),
            value.value(),
            points,
            alsoShownBy);
  }

  /** All evidence worth anything for an asked concept, best first. */
  private List<Shown> shown(String askedId) {
    List<Shown> shown = new ArrayList<>();
    for (HeldConcept held : pairing.candidate().concepts()) {
      double relatedness =
          EvidenceValue.counted(pairing.relatedness().of(askedId, held.id()), pairing.model());
      if (relatedness > 0) {
        for (Evidence evidence : held.evidence()) {
          EvidenceValue value =
              EvidenceValue.of(relatedness, held.id(), evidence, pairing.model(), pairing.today());
          if (value.value() > 0) {
            shown.add(new Shown(held.id(), evidence, value));
          }
        }
      }
    }
    shown.sort(Shown.BEST_FIRST);
    return shown;
  }

  private record Shown(String held, Evidence evidence, EvidenceValue value) {
    /** By value; then, so that the choice never depends on chance, by everything else. */
    static final Comparator<Shown> BEST_FIRST =
        Comparator.comparingDouble((Shown shown) -> -shown.value.value())
            .thenComparingDouble(shown -> -shown.value.relatedness())
            .thenComparing(Shown::evidence)
            .thenComparing(Shown::held);
  }
}
