package eu.veerman.matching.shortlist;

import static org.assertj.core.api.Assertions.assertThat;

import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.visibility.ManagerDiscretion;
import eu.veerman.contracts.visibility.ManagerSight;
import eu.veerman.contracts.visibility.OrganisationSight;
import eu.veerman.contracts.visibility.Visibility;
import eu.veerman.expertise.taxonomy.Taxonomy;
import eu.veerman.matching.concept.TaxonomyRelatedness;
import eu.veerman.matching.population.Member;
import eu.veerman.matching.population.Population;
import eu.veerman.platform.events.Position;
import eu.veerman.ranking.CandidateInput;
import eu.veerman.ranking.DayRate;
import eu.veerman.ranking.Model;
import eu.veerman.ranking.RequestInput;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A count that was kept is that of a population counted anew. */
class TalliesTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-30");
  private static final Model MODEL = Model.current();
  private static final TaxonomyRelatedness RELATEDNESS =
      new TaxonomyRelatedness(Taxonomy.load(), MODEL);
  private static final RequestInput REQUEST =
      RequestInput.askingNothing(MODEL.defaultWeights())
          .withRateCeiling(new DayRate(100_000, "EUR"));

  private static final OrganisationSight SEEKER =
      OrganisationSight.unknown(new OrganisationId(new UUID(3, 1)));
  private static final int HIDDEN = 1_000_000;

  private final Population population = new Population();
  private final Tallies tallies = new Tallies(population, MODEL, RELATEDNESS);
  private long version;

  private static ManagerId manager(int number) {
    return new ManagerId(new UUID(1, number));
  }

  private void asks(int number, long euros) {
    version++;
    population.put(
        new Member(
            manager(number),
            ManagerSight.of(
                manager(number),
                new OrganisationId(new UUID(2, number)),
                "Manager " + number,
                number == HIDDEN
                    ? new ManagerDiscretion(Visibility.HIDDEN, List.of(), List.of())
                    : ManagerDiscretion.OPEN),
            version,
            new Position(1, version, version),
            CandidateInput.EMPTY.withDayRate(new DayRate(euros * 100, "EUR"))));
  }

  private void goes(int number) {
    version++;
    population.removeManager(manager(number), version, new Position(1, version, version));
  }

  private void assertCounted(Population.Snapshot snapshot, int all, int qualified) {
    Tallies.Counted kept = tallies.of(REQUEST, SEEKER, snapshot, TODAY);
    assertThat(kept.population()).isEqualTo(all);
    assertThat(kept.qualified()).isEqualTo(qualified);
    assertThat(kept)
        .isEqualTo(
            new Tallies(population, MODEL, RELATEDNESS).of(REQUEST, SEEKER, snapshot, TODAY));
  }

  @Test
  void followsWhoComesChangesAndGoes() {
    asks(1, 900);
    asks(2, 2_000);
    assertCounted(population.snapshot(), 2, 1);
    asks(2, 1_000);
    asks(3, 1_500);
    assertCounted(population.snapshot(), 3, 2);
    goes(1);
    assertCounted(population.snapshot(), 2, 1);
  }

  @Test
  void whoIsHiddenIsNotCountedComingChangingOrGoing() {
    asks(1, 900);
    asks(HIDDEN, 900);
    assertCounted(population.snapshot(), 1, 1);
    asks(HIDDEN, 2_000);
    assertCounted(population.snapshot(), 1, 1);
    goes(HIDDEN);
    assertCounted(population.snapshot(), 1, 1);
  }

  @Test
  void goesBackForAQuestionThatWasOvertaken() {
    asks(1, 900);
    asks(2, 900);
    Population.Snapshot before = population.snapshot();
    asks(2, 2_000);
    goes(1);
    asks(3, 2_000);
    assertCounted(population.snapshot(), 2, 0);
    assertCounted(before, 2, 2);
    assertCounted(population.snapshot(), 2, 0);
  }

  @Test
  void isMadeAnewWhenTheChangesBetweenAreForgotten() {
    asks(1, 900);
    assertCounted(population.snapshot(), 1, 1);
    for (int i = 0; i < 10_000; i++) {
      asks(2 + i % 100, i % 2 == 0 ? 900 : 2_000);
    }
    assertThat(population.changes(1, 2)).isEmpty();
    assertCounted(population.snapshot(), 101, 51);
  }

  @Test
  void isMadeAnewWhenTheLogBeginsAnew() {
    asks(1, 900);
    asks(2, 900);
    Population.Snapshot before = population.snapshot();
    assertCounted(before, 2, 2);
    population.clear();
    assertCounted(population.snapshot(), 0, 0);
    asks(1, 2_000);
    assertCounted(population.snapshot(), 1, 0);
    assertCounted(before, 2, 2);
  }

  @Test
  void whoChangedAfterAPlaceIsNamedOrSaidToBeForgotten() {
    asks(1, 900);
    asks(2, 900);
    asks(2, 950);
    assertThat(population.changedAfter(new Position(1, 1, 1)).orElseThrow())
        .extracting(Population.Change::manager)
        .containsExactly(manager(2));
    assertThat(population.changedAfter(Position.BEGINNING).orElseThrow()).hasSize(2);
    for (int i = 0; i < 10_000; i++) {
      asks(3, 900);
    }
    assertThat(population.changedAfter(new Position(1, 1, 1))).isEmpty();
  }
}
