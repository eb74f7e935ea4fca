package eu.veerman.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every criterion, whatever its formula. Each criterion's test inherits it. */
abstract class CriterionLaws {
  abstract CriterionFormula formula();

  @Provide
  Arbitrary<RequestInput> requests() {
    return Worlds.requests();
  }

  @Provide
  Arbitrary<CandidateInput> candidates() {
    return Worlds.candidates();
  }

  final Contribution contribution(RequestInput request, CandidateInput candidate) {
    return formula().contribute(Given.pairing(request, candidate));
  }

  @Property(tries = 300)
  void pointsAreTheFloorOfWeightTimesTheShownFit(
      @ForAll("requests") RequestInput request, @ForAll("candidates") CandidateInput candidate) {
    Contribution contribution = contribution(request, candidate);
    assertThat(contribution.fit().value()).isFinite().isBetween(0.0, 1.0);
    BigDecimal byHand =
        BigDecimal.valueOf(contribution.fit().value())
            .multiply(BigDecimal.valueOf(contribution.weightThousandths()));
    assertThat(contribution.pointsThousandths())
        .isEqualTo(byHand.setScale(0, RoundingMode.FLOOR).intValueExact());
  }

  @Property(tries = 300)
  void theEvidenceAddsUpToThePoints(
      @ForAll("requests") RequestInput request, @ForAll("candidates") CandidateInput candidate) {
    Contribution contribution = contribution(request, candidate);
    assertThat(contribution.evidence().stream().mapToInt(EarnedBy::pointsThousandths).sum())
        .isEqualTo(contribution.pointsThousandths());
  }

  @Property(tries = 300)
  void theOrderInWhichAnythingIsListedDoesNotMatter(
      @ForAll("requests") RequestInput request,
      @ForAll("candidates") CandidateInput candidate,
      @ForAll Random random) {
    assertThat(contribution(shuffled(request, random), shuffled(candidate, random)))
        .isEqualTo(contribution(request, candidate));
  }

  @Property(tries = 300)
  void nobodyCanEarnMoreThanWhoIsAskedFor(
      @ForAll("requests") RequestInput request, @ForAll("candidates") CandidateInput candidate) {
    Contribution perfect = contribution(request, Given.perfectFor(request));
    Contribution other = contribution(request, candidate);
    assertThat(other.pointsThousandths() + other.unknownThousandths())
        .isLessThanOrEqualTo(perfect.pointsThousandths());
    assertThat(perfect.unknown()).isFalse();
    boolean asked = !(perfect.reason() instanceof Reason.NotAsked);
    assertThat(perfect.pointsThousandths())
        .isEqualTo(asked ? request.weights().of(formula().criterion()) : 0);
  }

  @Property(tries = 300)
  void forgettingAFactNeverEarnsPointsAndNeverLowersWhatIsPossible(
      @ForAll("requests") RequestInput request, @ForAll("candidates") CandidateInput candidate) {
    Contribution before = contribution(request, candidate);
    for (CandidateInput forgetful :
        List.of(
            candidate.withLanguages(List.of()),
            candidate.withCalendar(null),
            candidate.withDayRate(null),
            candidate.withMobility(Mobility.UNKNOWN))) {
      Contribution after = contribution(request, forgetful);
      assertThat(after.pointsThousandths()).isLessThanOrEqualTo(before.pointsThousandths());
      assertThat(after.pointsThousandths() + after.unknownThousandths())
          .isGreaterThanOrEqualTo(before.pointsThousandths() + before.unknownThousandths());
    }
  }

  @Property(tries = 100)
  void whatIsNotAskedEarnsNothingAndSaysSo(@ForAll("candidates") CandidateInput candidate) {
    Contribution contribution = contribution(Given.NOTHING, candidate);
    assertThat(contribution)
        .isEqualTo(
            Contribution.notAsked(
                formula().criterion(), Given.NOTHING.weights().of(formula().criterion())));
  }

  static RequestInput shuffled(RequestInput request, Random random) {
    return request
        .withConcepts(shuffled(request.concepts(), random))
        .withLanguages(shuffled(request.languages(), random));
  }

  static CandidateInput shuffled(CandidateInput candidate, Random random) {
    Mobility mobility = candidate.mobility();
    Calendar calendar = candidate.calendar();
    return new CandidateInput(
        shuffled(
            candidate.concepts().stream()
                .map(held -> new HeldConcept(held.id(), shuffled(held.evidence(), random)))
                .toList(),
            random),
        shuffled(candidate.languages(), random),
        new Mobility(
            mobility.base(),
            mobility.baseCountry(),
            mobility.maxKm(),
            shuffled(mobility.countries(), random)),
        candidate.dayRate(),
        calendar == null
            ? null
            : new Calendar(
                calendar.usual(),
                shuffled(calendar.capacities(), random),
                shuffled(calendar.busy(), random),
                calendar.confirmedOn()));
  }

  private static <T> List<T> shuffled(List<T> list, Random random) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, random);
    return copy;
  }
}
