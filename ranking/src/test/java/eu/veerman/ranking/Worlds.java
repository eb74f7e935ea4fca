package eu.veerman.ranking;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any requests and any candidates, for properties. */
final class Worlds {
  private static final LocalDate FROM = LocalDate.parse("2026-09-01");

  private Worlds() {}

  static Arbitrary<LocalDate> days() {
    return Arbitraries.integers().between(0, 500).map(FROM::plusDays);
  }

  static Arbitrary<Weights> weights() {
    return Arbitraries.integers()
        .between(0, 100_000)
        .list()
        .ofSize(6)
        .map(
            cuts -> {
              List<Integer> c = cuts.stream().sorted().toList();
              return new Weights(
                  c.get(0),
                  c.get(1) - c.get(0),
                  c.get(2) - c.get(1),
                  c.get(3) - c.get(2),
                  c.get(4) - c.get(3),
                  c.get(5) - c.get(4),
                  100_000 - c.get(5));
            });
  }

  private static Arbitrary<String> concepts() {
    return Arbitraries.of(Given.TAXONOMY.concepts());
  }

  private static Arbitrary<CefrLevel> levels() {
    return Arbitraries.of(CefrLevel.class);
  }

  private static Arbitrary<String> languages() {
    return Arbitraries.of("nl", "en", "fr", "de");
  }

  private static Arbitrary<Coordinates> places() {
    return Combinators.combine(
            Arbitraries.doubles().between(48, 54), Arbitraries.doubles().between(2, 9))
        .as(Coordinates::new);
  }

  private static Arbitrary<String> countries() {
    return Arbitraries.of("NL", "BE", "DE", "FR");
  }

  private static Arbitrary<DayRate> rates() {
    return Combinators.combine(
            Arbitraries.longs().between(50_000, 250_000),
            Arbitraries.of("EUR", "GBP", "CHF", "XAU"))
        .as(DayRate::new);
  }

  static Arbitrary<RequestInput> requests() {
    Arbitrary<List<AskedConcept>> asked =
        Combinators.combine(
                concepts(),
                Arbitraries.of(Importance.class),
                Arbitraries.doubles().between(0.2, 1).ofScale(2).injectNull(0.5))
            .as(
                (concept, importance, confidence) ->
                    confidence == null
                        ? AskedConcept.sure(concept, importance)
                        : AskedConcept.read(concept, importance, confidence))
            .list()
            .ofMaxSize(7)
            .uniqueElements(AskedConcept::id);
    Arbitrary<List<LanguageDemand>> demands =
        Combinators.combine(languages(), levels(), Arbitraries.of(true, false))
            .as(LanguageDemand::new)
            .list()
            .ofMaxSize(4)
            .uniqueElements(demand -> demand.language() + demand.must());
    Arbitrary<Term> terms =
        Combinators.combine(days(), Arbitraries.integers().between(0, 400).injectNull(0.2))
            .as((start, length) -> new Term(start, length == null ? null : start.plusDays(length)));
    Arbitrary<Workplace> workplaces =
        Combinators.combine(
                Arbitraries.of(0.0, 0.1, 0.3, 0.31, 0.6, 1.0),
                places().injectNull(0.2),
                countries().injectNull(0.2))
            .as(Workplace::new);
    return Combinators.combine(
            weights(),
            asked,
            demands,
            terms.injectNull(0.2),
            Arbitraries.integers().between(1, 60).map(DaysPerWeek::new).injectNull(0.2),
            workplaces.injectNull(0.2),
            rates().injectNull(0.2))
        .as(RequestInput::new);
  }

  static Arbitrary<Evidence> evidence() {
    return Combinators.combine(
            Arbitraries.of("a1", "a2", "a3", "a4"),
            Arbitraries.of(EvidenceKind.class),
            Arbitraries.integers()
                .between(-200, 6)
                .map(months -> YearMonth.from(FROM).plusMonths(months))
                .injectNull(0.2),
            Arbitraries.doubles().between(0.05, 1).ofScale(2))
        .as(
            (reference, kind, ended, confidence) ->
                new Evidence(
                    reference,
                    kind,
                    kind == EvidenceKind.CLAIMED_SKILL ? null : ended,
                    confidence));
  }

  static Arbitrary<HeldConcept> heldConcepts() {
    return Combinators.combine(concepts(), evidence().list().ofMinSize(1).ofMaxSize(4))
        .as(HeldConcept::new);
  }

  static Arbitrary<Calendar> calendars() {
    Arbitrary<Period> periods =
        Combinators.combine(days(), Arbitraries.integers().between(0, 60))
            .as((first, length) -> new Period(first, first.plusDays(length)));
    Arbitrary<List<Capacity>> capacities =
        Combinators.combine(days(), Arbitraries.integers().between(0, 70))
            .as(
                (first, tenths) ->
                    List.of(
                        new Capacity(
                            new Period(first, first.plusDays(tenths)), new DaysPerWeek(tenths)),
                        new Capacity(
                            new Period(first.plusDays(100), first.plusDays(130)),
                            new DaysPerWeek(0))));
    return Combinators.combine(
            Arbitraries.integers().between(0, 70).map(DaysPerWeek::new),
            capacities,
            periods.list().ofMaxSize(4),
            days())
        .as(Calendar::new);
  }

  static Arbitrary<CandidateInput> candidates() {
    Arbitrary<List<HeldLanguage>> spoken =
        Combinators.combine(languages(), levels())
            .as(HeldLanguage::new)
            .list()
            .ofMaxSize(3)
            .uniqueElements(HeldLanguage::language);
    Arbitrary<Mobility> mobilities =
        Combinators.combine(
                places().injectNull(0.2),
                countries().injectNull(0.2),
                Arbitraries.integers().between(0, 400).injectNull(0.2),
                countries().list().ofMaxSize(3))
            .as(Mobility::new);
    return Combinators.combine(
            heldConcepts().list().ofMaxSize(8).uniqueElements(HeldConcept::id),
            spoken,
            mobilities,
            rates().injectNull(0.2),
            calendars().injectNull(0.2))
        .as(CandidateInput::new);
  }
}
