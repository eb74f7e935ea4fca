package eu.veerman.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputsTest {
  /**
   * Everything the ranking can see. A name that is to be added here is a decision for the works
   * council's page of {@code docs/ranking.md} too.
   */
  @Test
  void noProtectedAttributeHasAPlaceInTheInputs() {
    Set<String> seen = new TreeSet<>();
    collect(RequestInput.class, seen);
    collect(CandidateInput.class, seen);
    assertThat(seen)
        .containsExactly(
            "AskedConcept.confidence",
            "AskedConcept.confirmed",
            "AskedConcept.id",
            "AskedConcept.importance",
            "Calendar.busy",
            "Calendar.capacities",
            "Calendar.confirmedOn",
            "Calendar.usual",
            "CandidateInput.calendar",
            "CandidateInput.concepts",
            "CandidateInput.dayRate",
            "CandidateInput.languages",
            "CandidateInput.mobility",
            "Capacity.daysPerWeek",
            "Capacity.period",
            "Coordinates.latitude",
            "Coordinates.longitude",
            "DayRate.cents",
            "DayRate.currency",
            "DaysPerWeek.tenths",
            "Evidence.confidence",
            "Evidence.ended",
            "Evidence.kind",
            "Evidence.reference",
            "HeldConcept.evidence",
            "HeldConcept.id",
            "HeldLanguage.language",
            "HeldLanguage.level",
            "LanguageDemand.language",
            "LanguageDemand.level",
            "LanguageDemand.must",
            "Mobility.base",
            "Mobility.baseCountry",
            "Mobility.countries",
            "Mobility.maxKm",
            "Period.first",
            "Period.last",
            "RequestInput.concepts",
            "RequestInput.daysPerWeek",
            "RequestInput.languages",
            "RequestInput.rateCeiling",
            "RequestInput.term",
            "RequestInput.weights",
            "RequestInput.workplace",
            "Term.last",
            "Term.start",
            "Weights.availability",
            "Weights.expertise",
            "Weights.function",
            "Weights.industry",
            "Weights.place",
            "Weights.rate",
            "Weights.situation",
            "Workplace.coordinates",
            "Workplace.country",
            "Workplace.onsiteShare");
  }

  private static void collect(Type type, Set<String> seen) {
    if (type instanceof ParameterizedType list) {
      collect(list.getActualTypeArguments()[0], seen);
    } else if (type instanceof Class<?> record && record.isRecord()) {
      for (RecordComponent component : record.getRecordComponents()) {
        if (seen.add(record.getSimpleName() + "." + component.getName())) {
          collect(component.getGenericType(), seen);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "cfo", "function.", "hobby.sailing", "function"})
  void aConceptIdOfNoKnownKindIsRefusedWithItsName(String id) {
    assertThatThrownBy(() -> AskedConcept.sure(id, Importance.MUST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + id + "'");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
  void anOnsiteShareOutsideNoughtToOneIsRefused(double share) {
    assertThatThrownBy(() -> new Workplace(share, null, null))
        .hasMessage("onsiteShare is " + share + ", must be 0.0 to 1.0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.5, 1.01, Double.NaN})
  void aConfidenceOfNothingIsNoEvidence(double confidence) {
    assertThatThrownBy(() -> new Evidence("a", EvidenceKind.STATED_ASSIGNMENT, null, confidence))
        .hasMessageContaining("confidence is " + confidence);
  }

  @Test
  void aClaimedSkillHasNoEndMonth() {
    assertThatThrownBy(
            () -> new Evidence("a", EvidenceKind.CLAIMED_SKILL, YearMonth.of(2026, 1), 1))
        .hasMessageContaining("2026-01");
  }

  @Test
  void whatIsListedTwiceIsRefused() {
    assertThatThrownBy(() -> Given.asking(Given.must(Given.AI), Given.wish(Given.AI)))
        .hasMessageContaining("'situation.ai-adoption' is asked twice");
    assertThatThrownBy(() -> Given.holding(Given.running(Given.AI), Given.running(Given.AI)))
        .hasMessageContaining("'situation.ai-adoption' is held twice");
    assertThatThrownBy(
            () ->
                Given.asking(
                    Given.mustSpeak("nl", CefrLevel.B1), Given.mustSpeak("nl", CefrLevel.B2)))
        .hasMessageContaining("'nl' is asked twice");
    assertThatThrownBy(
            () ->
                Given.speaking(
                    new HeldLanguage("nl", CefrLevel.B1), new HeldLanguage("nl", CefrLevel.B2)))
        .hasMessageContaining("'nl' is stated twice");
  }

  @Test
  void periodsRunForwards() {
    LocalDate day = LocalDate.parse("2027-02-01");
    assertThatThrownBy(() -> new Period(day, day.minusDays(1))).hasMessageContaining("2027-01-31");
    assertThatThrownBy(() -> new Term(day, day.minusDays(1))).hasMessageContaining("-1");
    assertThatThrownBy(() -> Term.ofMonths(day, 61)).hasMessageContaining("61");
    assertThat(Term.ofMonths(day, 2).last()).isEqualTo("2027-03-31");
  }

  @Test
  void codesAreThoseOfTheStandards() {
    assertThatThrownBy(() -> new DayRate(100, "euro")).hasMessageContaining("'euro'");
    assertThatThrownBy(() -> new DayRate(0, "EUR")).hasMessageContaining("is 0, must be 1 to");
    assertThatThrownBy(() -> new HeldLanguage("Dutch", CefrLevel.B1))
        .hasMessageContaining("'Dutch'");
    assertThatThrownBy(() -> new Mobility(null, "nl", null, List.of()))
        .hasMessageContaining("'nl'");
    assertThatThrownBy(() -> new Mobility(null, null, -1, List.of()))
        .hasMessageContaining("maxKm is -1");
  }

  @Test
  void aContributionWhoseEvidenceDoesNotAddUpCannotExist() {
    assertThatThrownBy(
            () ->
                new Contribution(
                    Criterion.RATE,
                    5_000,
                    Fit.FULL,
                    5_000,
                    0,
                    new Reason.FullyRemote(),
                    List.of(new EarnedBy.RemoteWork(4_999))))
        .hasMessage("points of the evidence for RATE is 4999, must be 5000 to 5000");
  }
}
