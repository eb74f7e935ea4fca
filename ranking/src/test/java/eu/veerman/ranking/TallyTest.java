package eu.veerman.ranking;

import static eu.veerman.ranking.Given.MODEL;
import static eu.veerman.ranking.Given.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final CandidateInput DUTCH_FOR_900 =
      CandidateInput.EMPTY
          .withLanguages(List.of(new HeldLanguage("nl", CefrLevel.C1)))
          .withDayRate(new DayRate(90_000, "EUR"));
  private static final RequestInput GERMAN_FOR_600 =
      RequestInput.askingNothing(MODEL.defaultWeights())
          .withLanguages(List.of(new LanguageDemand("de", CefrLevel.B2, true)))
          .withRateCeiling(new DayRate(60_000, "EUR"));

  @Provide
  Arbitrary<RequestInput> requests() {
    return Worlds.requests();
  }

  @Provide
  Arbitrary<CandidateInput> candidates() {
    return Worlds.candidates();
  }

  private static Tally tally(RequestInput request, List<CandidateInput> population) {
    Tally tally = new Tally(request, MODEL, Given.TAXONOMY, TODAY);
    population.forEach(tally::add);
    return tally;
  }

  @Test
  void countsWhoFailsAConstraintAndWhoWouldBeInWithoutIt() {
    Tally tally =
        tally(
            GERMAN_FOR_600,
            List.of(
                CandidateInput.EMPTY,
                DUTCH_FOR_900,
                DUTCH_FOR_900.withDayRate(null),
                DUTCH_FOR_900.withLanguages(List.of()),
                DUTCH_FOR_900.withLanguages(List.of())));
    assertThat(tally.population()).isEqualTo(5);
    assertThat(tally.qualified()).isEqualTo(1);
    assertThat(tally.costs())
        .extracting(cost -> cost.constraint().id(), Tally.Cost::count, Tally.Cost::onlyThis)
        .containsExactly(tuple("language:de", 2, 1), tuple("rate", 3, 2));
  }

  @Test
  void nobodyExcludedMeansNothingToTell() {
    assertThat(tally(GERMAN_FOR_600, List.of(CandidateInput.EMPTY)).costs()).isEmpty();
  }

  @Property(tries = 300)
  void isWhatDecidingEverybodyAgainForEveryQuestionGives(
      @ForAll("requests") RequestInput request,
      @ForAll @Size(max = 25) List<@From("candidates") CandidateInput> population) {
    assertIsCounted(tally(request, population), request, population);
  }

  @Property(tries = 200)
  void goesAlongWithChangesAsIfCountedAnew(
      @ForAll("requests") RequestInput request,
      @ForAll @Size(min = 1, max = 15) List<@From("candidates") CandidateInput> first,
      @ForAll @Size(max = 10) List<@From("candidates") CandidateInput> later,
      @ForAll Random random) {
    List<CandidateInput> population = new ArrayList<>(first);
    Tally tally = tally(request, population);
    for (CandidateInput next : later) {
      int changing = random.nextInt(population.size());
      tally.remove(population.get(changing));
      tally.add(next);
      population.set(changing, next);
    }
    tally.remove(population.removeLast());
    assertIsCounted(tally, request, population);
  }

  /** By the slow way: every candidate admitted anew, for the request and after every step. */
  private static void assertIsCounted(
      Tally tally, RequestInput request, List<CandidateInput> population) {
    Map<Constraint, int[]> counts = new TreeMap<>();
    List<CandidateInput> excluded = new ArrayList<>();
    for (CandidateInput candidate : population) {
      SortedSet<Constraint> failed = admission(request, candidate).failed();
      if (!failed.isEmpty()) {
        excluded.add(candidate);
      }
      for (Constraint constraint : failed) {
        int[] count = counts.computeIfAbsent(constraint, unseen -> new int[2]);
        count[0]++;
        count[1] += failed.size() == 1 ? 1 : 0;
      }
    }
    List<Relaxation> steps = Relaxation.of(request, MODEL, TODAY);
    List<Tally.Cost> expected = new ArrayList<>();
    counts.forEach(
        (constraint, count) -> {
          Optional<Tally.Relaxed> relaxed =
              steps.stream()
                  .filter(step -> step.constraint().equals(constraint))
                  .findFirst()
                  .map(step -> new Tally.Relaxed(step, adds(step.applyTo(request), excluded)));
          expected.add(new Tally.Cost(constraint, count[0], count[1], relaxed));
        });
    assertThat(tally.population()).isEqualTo(population.size());
    assertThat(tally.qualified()).isEqualTo(population.size() - excluded.size());
    assertThat(tally.costs()).isEqualTo(expected);
  }

  private static int adds(RequestInput relaxed, List<CandidateInput> excluded) {
    return (int)
        excluded.stream().filter(candidate -> !admission(relaxed, candidate).excluded()).count();
  }

  private static Admission admission(RequestInput request, CandidateInput candidate) {
    return Ranking.admit(request, candidate, MODEL, Given.TAXONOMY, TODAY);
  }
}
