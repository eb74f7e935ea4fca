package eu.veerman.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What holds for every pair and every list. */
class RankingLawsTest {
  @Provide
  Arbitrary<RequestInput> requests() {
    return Worlds.requests();
  }

  @Provide
  Arbitrary<CandidateInput> candidates() {
    return Worlds.candidates();
  }

  @Provide
  Arbitrary<HeldConcept> heldConcepts() {
    return Worlds.heldConcepts();
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Worlds.days();
  }

  private static Verdict score(RequestInput request, CandidateInput candidate, LocalDate today) {
    return Ranking.score(request, candidate, Given.MODEL, Given.TAXONOMY, today);
  }

  /** A criterion that is not asked earns nothing: asking less never makes a better match. */
  @Property(tries = 500)
  void aVaguerRequestNeverScoresAboveASpecificOne(
      @ForAll("requests") RequestInput request, @ForAll("candidates") CandidateInput candidate) {
    int specific = score(request, candidate, Given.TODAY).scoreThousandths();
    for (RequestInput vaguer :
        List.of(
            without(request, Criterion.SITUATION),
            without(request, Criterion.FUNCTION),
            without(request, Criterion.INDUSTRY),
            without(request, Criterion.EXPERTISE).withLanguages(List.of()),
            request.withTerm(null),
            request.withDaysPerWeek(null),
            request.withRateCeiling(null),
            request.withWorkplace(null),
            RequestInput.askingNothing(request.weights()))) {
      assertThat(score(vaguer, candidate, Given.TODAY).scoreThousandths())
          .isLessThanOrEqualTo(specific);
    }
  }

  private static RequestInput without(RequestInput request, Criterion criterion) {
    return request.withConcepts(
        request.concepts().stream()
            .filter(concept -> concept.kind().criterion() != criterion)
            .toList());
  }

  /** Whoever has all that is asked scores no less than anybody could with all unknowns resolved. */
  @Property(tries = 500)
  void theUnknownIsNeverAboveKnownPerfect(
      @ForAll("requests") RequestInput request, @ForAll("candidates") CandidateInput candidate) {
    Verdict perfect = score(request, Given.perfectFor(request), Given.TODAY);
    assertThat(score(request, candidate, Given.TODAY).upperBoundThousandths())
        .isLessThanOrEqualTo(perfect.upperBoundThousandths());
  }

  @Property(tries = 500)
  void thePartsSumToTheWholeAndTheUpperBoundHoldsIt(
      @ForAll("requests") RequestInput request,
      @ForAll("candidates") CandidateInput candidate,
      @ForAll("days") LocalDate today) {
    Verdict verdict = score(request, candidate, today);
    int pieces = 0;
    for (Contribution contribution : verdict.contributions()) {
      for (EarnedBy piece : contribution.evidence()) {
        pieces += piece.pointsThousandths();
      }
    }
    assertThat(verdict.scoreThousandths()).isEqualTo(pieces);
    assertThat(verdict.upperBoundThousandths()).isBetween(pieces, 100_000);
  }

  @Property(tries = 500)
  void theSameInputsInAnyOrderGiveTheSameVerdict(
      @ForAll("requests") RequestInput request,
      @ForAll("candidates") CandidateInput candidate,
      @ForAll("days") LocalDate today,
      @ForAll Random random) {
    assertThat(
            score(
                CriterionLaws.shuffled(request, random),
                CriterionLaws.shuffled(candidate, random),
                today))
        .isEqualTo(score(request, candidate, today));
  }

  @Property(tries = 500)
  void moreEvidenceNeverLowersAScoreAndNeverExcludes(
      @ForAll("requests") RequestInput request,
      @ForAll("candidates") CandidateInput candidate,
      @ForAll("heldConcepts") HeldConcept more,
      @ForAll("days") LocalDate today) {
    Verdict before = score(request, candidate, today);
    Verdict after = score(request, adding(candidate, more), today);
    for (Criterion criterion : Criterion.values()) {
      assertThat(after.contribution(criterion).pointsThousandths())
          .isGreaterThanOrEqualTo(before.contribution(criterion).pointsThousandths());
    }
    assertThat(after.upperBoundThousandths())
        .isGreaterThanOrEqualTo(before.upperBoundThousandths());
    assertThat(before.admission().failed()).containsAll(after.admission().failed());
  }

  private static CandidateInput adding(CandidateInput candidate, HeldConcept more) {
    List<HeldConcept> concepts = new ArrayList<>();
    HeldConcept merged = more;
    for (HeldConcept held : candidate.concepts()) {
      if (held.id().equals(more.id())) {
        merged =
            new HeldConcept(
                held.id(),
                Stream.concat(held.evidence().stream(), more.evidence().stream()).toList());
      } else {
        concepts.add(held);
      }
    }
    concepts.add(merged);
    return candidate.withConcepts(concepts);
  }

  @Property(tries = 300)
  void verifyingAnAssignmentNeverLowersAScore(
      @ForAll("requests") RequestInput request,
      @ForAll("candidates") CandidateInput candidate,
      @ForAll("days") LocalDate today) {
    CandidateInput verified =
        candidate.withConcepts(
            candidate.concepts().stream()
                .map(
                    held ->
                        new HeldConcept(
                            held.id(),
                            held.evidence().stream()
                                .map(
                                    e ->
                                        new Evidence(
                                            e.reference(),
                                            EvidenceKind.VERIFIED_ASSIGNMENT,
                                            e.ended(),
                                            e.confidence()))
                                .toList()))
                .toList());
    assertThat(score(request, verified, today).scoreThousandths())
        .isGreaterThanOrEqualTo(score(request, candidate, today).scoreThousandths());
  }

  @Property(tries = 300)
  void theRetrievalBoundIsNeverBelowTheExactScore(
      @ForAll("requests") RequestInput request,
      @ForAll("candidates") CandidateInput candidate,
      @ForAll("days") LocalDate indexed,
      @ForAll("days") LocalDate ranked) {
    LocalDate earlier = indexed.isBefore(ranked) ? indexed : ranked;
    LocalDate later = indexed.isBefore(ranked) ? ranked : indexed;
    AskedWeights asked = AskedWeights.of(request, Given.MODEL);
    HeldVector held = HeldVector.of(candidate, Given.MODEL, Given.TAXONOMY, earlier);
    Verdict exact = score(request, candidate, later);
    assertThat(asked.upperBoundThousandths(held.dot(asked), 0))
        .isGreaterThanOrEqualTo(exact.scoreThousandths());
    // The part of the concepts, without the slack that the full weights of the others give.
    int others = asked.othersThousandths();
    assertThat(asked.upperBoundThousandths(held.dot(asked), 0) - others)
        .isGreaterThanOrEqualTo(conceptPoints(exact));
    double fromIndex = shortened(held, asked);
    assertThat(
            asked.upperBoundThousandths(fromIndex, AskedWeights.ELASTICSEARCH_SHORTENING) - others)
        .isGreaterThanOrEqualTo(conceptPoints(exact));
  }

  @Property(tries = 1000)
  void theFilterOfTheIndexPassesEverybodyWhomTheConstraintsAdmit(
      @ForAll("requests") RequestInput request,
      @ForAll("candidates") CandidateInput candidate,
      @ForAll("days") LocalDate indexed,
      @ForAll("days") LocalDate ranked) {
    LocalDate earlier = indexed.isBefore(ranked) ? indexed : ranked;
    LocalDate later = indexed.isBefore(ranked) ? ranked : indexed;
    HeldFacts held = HeldFacts.of(candidate, Given.MODEL, Given.TAXONOMY, earlier);
    AskedFilter asked = AskedFilter.of(request, Given.MODEL, later);
    Admission admission = Ranking.admit(request, candidate, Given.MODEL, Given.TAXONOMY, later);
    if (!admission.excluded()) {
      assertThat(asked.passes(held)).isTrue();
    }
    // And it is not a filter that lets everybody through.
    if (admission.failed().stream()
        .anyMatch(
            failed ->
                switch (failed.kind()) {
                  case LANGUAGE, CONCEPT, START, COUNTRY -> true;
                  case PERIOD, DAYS, RATE, TRAVEL -> false;
                })) {
      assertThat(asked.passes(held)).isFalse();
    }
  }

  private static int conceptPoints(Verdict verdict) {
    return Stream.of(
            Criterion.SITUATION, Criterion.FUNCTION, Criterion.EXPERTISE, Criterion.INDUSTRY)
        .mapToInt(criterion -> verdict.contribution(criterion).pointsThousandths())
        .sum();
  }

  /** As Elasticsearch computes it: values cut to nine bits, sums in single precision. */
  private static double shortened(HeldVector held, AskedWeights asked) {
    float sum = 0;
    for (String feature : asked.features().keySet()) {
      float value = held.features().getOrDefault(feature, 0.0).floatValue();
      float cut = Float.intBitsToFloat(Float.floatToIntBits(value) >> 15 << 15);
      sum += asked.features().get(feature).floatValue() * cut;
    }
    return sum;
  }

  @Property(tries = 300)
  void theRetrievalBoundOfConceptsIsTightToATenthOfAThousandth(
      @ForAll("requests") RequestInput request, @ForAll("candidates") CandidateInput candidate) {
    AskedWeights asked = AskedWeights.of(request, Given.MODEL);
    double dot = HeldVector.of(candidate, Given.MODEL, Given.TAXONOMY, Given.TODAY).dot(asked);
    Verdict verdict = score(request, candidate, Given.TODAY);
    int concepts = conceptPoints(verdict);
    // Each of the four criteria rounds down by less than one thousandth.
    assertThat(dot - concepts).isBetween(-0.05, 4.05);
  }

  @Property(tries = 100)
  void aListIsRankedTheSameWhateverItsOrderAndEveryPlaceIsTaken(
      @ForAll("requests") RequestInput request,
      @ForAll @Size(max = 12) List<@From("candidates") CandidateInput> candidates,
      @ForAll Random random) {
    List<Entry<Integer>> entries =
        new ArrayList<>(
            IntStream.range(0, candidates.size())
                .mapToObj(i -> new Entry<>(i, request, candidates.get(i), random.nextLong()))
                .toList());
    RankedList<Integer> list = Ranking.rank(entries, Given.MODEL, Given.TAXONOMY, Given.TODAY);
    Collections.shuffle(entries, random);
    assertThat(Ranking.rank(entries, Given.MODEL, Given.TAXONOMY, Given.TODAY)).isEqualTo(list);
    assertThat(list.ranked().size() + list.excluded().size()).isEqualTo(candidates.size());
    assertThat(list.ranked())
        .isSortedAccordingTo(
            Comparator.comparing(ranked -> Standing.of(ranked.verdict(), ranked.tieKey())));
    for (int i = 0; i < list.ranked().size(); i++) {
      assertThat(list.ranked().get(i).place()).isEqualTo(i + 1);
      assertThat(list.ranked().get(i).bestPlace()).isEqualTo(bestPlaceByTrying(list, i));
    }
  }

  /** Puts one candidate at its upper bound, leaves the others, sorts again. */
  private static int bestPlaceByTrying(RankedList<Integer> list, int index) {
    List<Standing> standings = new ArrayList<>();
    for (Ranked<Integer> other : list.ranked()) {
      standings.add(Standing.of(other.verdict(), other.tieKey()));
    }
    Standing own = standings.get(index);
    Standing best =
        new Standing(own.upperBoundThousandths(), own.upperBoundThousandths(), own.tieKey());
    standings.set(index, best);
    Collections.sort(standings);
    return standings.indexOf(best) + 1;
  }
}
