package eu.veerman.matching.request;

import eu.veerman.contracts.concept.Understood;
import eu.veerman.contracts.event.RequestChanged;
import eu.veerman.contracts.request.Site;
import eu.veerman.contracts.request.TransformationRequest;
import eu.veerman.matching.manager.CandidateRules;
import eu.veerman.ranking.AskedConcept;
import eu.veerman.ranking.CefrLevel;
import eu.veerman.ranking.Coordinates;
import eu.veerman.ranking.DaysPerWeek;
import eu.veerman.ranking.Importance;
import eu.veerman.ranking.LanguageDemand;
import eu.veerman.ranking.RequestInput;
import eu.veerman.ranking.Term;
import eu.veerman.ranking.Weights;
import eu.veerman.ranking.Workplace;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of a request enters the ranking. */
public final class DemandRules {
  private static final int MAX_CONCEPTS = 200;

  private DemandRules() {}

  /**
   * @param usual the weights of the model, for a request that saved none
   */
  public static RequestInput demand(RequestChanged event, Weights usual) {
    TransformationRequest document = event.document();
    return new RequestInput(
        document.weights().map(DemandRules::weights).orElse(usual),
        concepts(event.understood()),
        languages(document),
        term(document),
        document.daysPerWeek().map(DaysPerWeek::of).orElse(null),
        document.place().map(DemandRules::workplace).orElse(null),
        document.rateMax().flatMap(CandidateRules::dayRate).orElse(null));
  }

  public static Weights weights(eu.veerman.contracts.request.Weights saved) {
    return new Weights(
        saved.situation(),
        saved.function(),
        saved.expertise(),
        saved.industry(),
        saved.availability(),
        saved.rate(),
        saved.place());
  }

  /** Asked is what a person confirmed or the text says and nobody removed; musts go first. */
  private static List<AskedConcept> concepts(List<Understood> understood) {
    return understood.stream()
        .filter(DemandRules::asked)
        .map(
            concept ->
                concept.status() == Understood.Status.CONFIRMED
                    ? AskedConcept.sure(concept.concept().value(), importance(concept))
                    : AskedConcept.read(
                        concept.concept().value(), importance(concept), concept.confidence()))
        .sorted(
            Comparator.comparing(AskedConcept::confirmed)
                .reversed()
                .thenComparing(AskedConcept::importance)
                .thenComparing(Comparator.comparingDouble(AskedConcept::confidence).reversed()))
        .limit(MAX_CONCEPTS)
        .toList();
  }

  private static Importance importance(Understood concept) {
    return concept
            .importance()
            .filter(eu.veerman.contracts.concept.Importance.MUST::equals)
            .isPresent()
        ? Importance.MUST
        : Importance.WISH;
  }

  private static boolean asked(Understood concept) {
    return switch (concept.status()) {
      case CONFIRMED -> true;
      case REMOVED -> false;
      case PROPOSED ->
          concept.confidence() > 0
              && concept.evidence().stream().anyMatch(reading -> !reading.negated());
    };
  }

  /** Of several demands for a language, the highest must and the highest wish count. */
  private static List<LanguageDemand> languages(TransformationRequest document) {
    Map<String, LanguageDemand> highest = new LinkedHashMap<>();
    document
        .languages()
        .forEach(
            asked ->
                highest.merge(
                    asked.code().value() + asked.must(),
                    new LanguageDemand(
                        asked.code().value(),
                        CefrLevel.valueOf(asked.minLevel().name()),
                        asked.must()),
                    (a, b) -> a.level().compareTo(b.level()) >= 0 ? a : b));
    return List.copyOf(highest.values());
  }

  private static @Nullable Term term(TransformationRequest document) {
    if (document.start().isEmpty()) {
      return null;
    }
    return document.months().isPresent()
        ? Term.ofMonths(document.start().get(), document.months().getAsInt())
        : new Term(document.start().get(), null);
  }

  private static Workplace workplace(Site site) {
    @Nullable Coordinates coordinates =
        site.coordinates()
            .map(place -> new Coordinates(place.latitude(), place.longitude()))
            .orElse(null);
    // Work is on site unless the request says otherwise: the careful reading of a place without a
    // share.
    Optional<Double> share = site.onsiteShare();
    return new Workplace(share.orElse(1.0), coordinates, site.country().value());
  }
}
