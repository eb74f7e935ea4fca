package eu.veerman.matching.shortlist;

import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.RequestId;
import eu.veerman.contracts.event.ManagerChanged;
import eu.veerman.contracts.manager.ManagerProfile;
import eu.veerman.contracts.request.Weights;
import eu.veerman.matching.answer.FailedConstraint;
import eu.veerman.matching.answer.LoggedState;
import eu.veerman.matching.answer.PairAnswer;
import eu.veerman.matching.answer.PairExplanation;
import eu.veerman.matching.population.Arrival;
import eu.veerman.matching.population.Member;
import eu.veerman.matching.population.OpenRequest;
import eu.veerman.matching.population.Population;
import eu.veerman.matching.request.DemandRules;
import eu.veerman.matching.search.ExactTop;
import eu.veerman.matching.search.RankingThreads;
import eu.veerman.matching.shortlist.ShortlistAnswer.CandidateAnswer;
import eu.veerman.matching.shortlist.ShortlistAnswer.ManagerCard;
import eu.veerman.matching.shortlist.ShortlistAnswer.RequestCard;
import eu.veerman.matching.shortlist.receipt.Receipts;
import eu.veerman.platform.events.Position;
import eu.veerman.platform.json.Json;
import eu.veerman.platform.tokens.Viewer;
import eu.veerman.ranking.RequestInput;
import eu.veerman.ranking.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A shortlist from the question to the answer. */
public final class ShortlistFlow {
  private static final Duration ARRIVAL = Duration.ofSeconds(2);

  /** How often a list is made anew because somebody in it has just gone. */
  private static final int ATTEMPTS = 3;

  private final Population population;
  private final Arrival arrival;
  private final ShortlistComputation computation;
  private final RankingThreads threads;
  private final LoggedState logged;
  private final Watches watches;
  private final Receipts receipts;
  private final RankingVersions versions;
  private final Clock clock;
  private final Timer timer;

  public ShortlistFlow(
      Population population,
      Arrival arrival,
      ShortlistComputation computation,
      RankingThreads threads,
      LoggedState logged,
      Watches watches,
      Receipts receipts,
      RankingVersions versions,
      Clock clock,
      MeterRegistry metrics) {
    this.population = population;
    this.arrival = arrival;
    this.computation = computation;
    this.threads = threads;
    this.logged = logged;
    this.watches = watches;
    this.receipts = receipts;
    this.versions = versions;
    this.clock = clock;
    this.timer =
        Timer.builder("veerman.ranking.time")
            .description("Time to compute a ranking")
            .tag("direction", "shortlist")
            .register(metrics);
  }

  /**
   * What is asked of a shortlist.
   *
   * @param weights a preview's, instead of those saved with the request
   * @param minPosition waits for this place in the log
   */
  public record Question(
      RequestId request, int limit, Optional<Weights> weights, Optional<Position> minPosition) {}

  /** Empty when there is no such request, or none that this viewer may see. */
  public Future<Optional<ShortlistAnswer>> shortlist(Viewer viewer, Question question) {
    return arrived(question)
        .compose(ready -> watched(viewer, question))
        .compose(watched -> answer(viewer, question, ATTEMPTS));
  }

  /**
   * Where one manager stands for a request and why, also when not on the list; empty when there is
   * no such request or no such manager whom this viewer may see.
   *
   * @param listed how many places the list has
   */
  public Future<Optional<StandingAnswer>> standing(
      Viewer viewer, RequestId id, ManagerId manager, int listed) {
    return threads
        .compute(() -> ranked(viewer, new Question(id, listed, Optional.empty(), Optional.empty())))
        .compose(
            found ->
                found
                    .flatMap(
                        ranked ->
                            ranked.shown(manager).map(member -> standing(ranked, member, listed)))
                    .orElse(Future.succeededFuture(Optional.empty())));
  }

  private Future<Optional<StandingAnswer>> standing(Ranked ranked, Member member, int listed) {
    return logged
        .managers(List.of(member.manager()))
        .map(
            profiles ->
                Optional.ofNullable(profiles.get(member.manager()))
                    .map(profile -> standing(ranked, member, profile, listed)));
  }

  private StandingAnswer standing(
      Ranked ranked, Member member, ManagerChanged profile, int listed) {
    Verdict verdict = computation.judge(ranked.demand(), member.input(), ranked.today());
    List<ExactTop.Placed<ManagerId>> places = ranked.computed().places();
    Optional<Integer> rank =
        places.stream()
            .filter(place -> place.key().equals(member.manager()))
            .map(ExactTop.Placed::place)
            .findFirst();
    boolean below = !verdict.excluded() && rank.isEmpty();
    return new StandingAnswer(
        ranked.request().request().value(),
        versions.model(),
        versions.taxonomy(),
        ranked.snapshot().position().toString(),
        ranked.today(),
        listed,
        verdict.excluded() ? "excluded" : below ? "below" : "listed",
        rank,
        below && !places.isEmpty()
            ? Optional.of(
                PairAnswer.points(
                    places.getLast().verdict().scoreThousandths() - verdict.scoreThousandths()))
            : Optional.empty(),
        verdict.admission().failed().stream().map(FailedConstraint::of).toList(),
        card(member, profile, ranked.isNamed(member)),
        new PairExplanation(ranked.demand(), member.input(), profile, ranked.viewpoint(member))
            .answer(verdict));
  }

  /** How many managers changed for a shortlist since a place; empty as above. */
  public Future<Optional<ChangesAnswer>> changes(Viewer viewer, RequestId id, Position since) {
    // Read before counting: up to here everything is noted, so that counting from here misses none.
    String position = arrival.told().toString();
    return request(viewer, population.snapshot(), id)
        .map(
            request ->
                watches
                    .changes(id, since)
                    .map(count -> Optional.of(new ChangesAnswer(id.value(), count, position))))
        .orElse(Future.succeededFuture(Optional.empty()));
  }

  /** Whether there is such a request and this viewer may see its shortlists. */
  public boolean maySee(Viewer viewer, RequestId id) {
    return request(viewer, population.snapshot(), id).isPresent();
  }

  private Future<Boolean> arrived(Question question) {
    return question
        .minPosition()
        .map(place -> arrival.within(place, ARRIVAL))
        .orElse(Future.succeededFuture(true));
  }

  /** Only who looks at the list itself watches it: neither a preview nor the counts alone. */
  private Future<Void> watched(Viewer viewer, Question question) {
    Population.Snapshot snapshot = population.snapshot();
    return question.limit() == 0 || question.weights().isPresent()
        ? Future.succeededFuture()
        : request(viewer, snapshot, question.request())
            .map(request -> watches.watch(request, snapshot.position()))
            .orElse(Future.succeededFuture());
  }

  private static Optional<OpenRequest> request(
      Viewer viewer, Population.Snapshot snapshot, RequestId id) {
    return Optional.ofNullable(snapshot.requests().get(id))
        .filter(
            request ->
                viewer.is("admin") || request.owner().value().equals(viewer.organisationId()));
  }

  /** All that one answer is made from, of one moment. */
  private record Ranked(
      OpenRequest request,
      RequestInput demand,
      Population.Snapshot snapshot,
      LocalDate today,
      ShortlistComputation.Computed computed) {
    /** The manager, if one is published and shown to who seeks. */
    Optional<Member> shown(ManagerId manager) {
      return Optional.ofNullable(snapshot.managers().get(manager))
          .filter(member -> snapshot.isShown(member, request, today));
    }

    /** Whether who seeks is shown names: its own managers' always. */
    boolean isNamed(Member member) {
      return seesNames() || member.owner().equals(request.owner());
    }

    boolean seesNames() {
      return snapshot.sight(request.owner()).verified();
    }

    PairExplanation.Viewpoint viewpoint(Member member) {
      return isNamed(member)
          ? PairExplanation.Viewpoint.ORGANISATION
          : PairExplanation.Viewpoint.ORGANISATION_WITHOUT_NAMES;
    }

    List<ManagerId> managers() {
      return computed.places().stream().map(ExactTop.Placed::key).toList();
    }
  }

  private Future<Optional<ShortlistAnswer>> answer(Viewer viewer, Question question, int attempts) {
    return threads
        .compute(() -> timer.recordCallable(() -> ranked(viewer, question)))
        .compose(
            found -> {
              if (found.isEmpty()) {
                return Future.succeededFuture(Optional.empty());
              }
              Ranked ranked = found.get();
              return logged
                  .managers(ranked.managers())
                  .compose(
                      profiles -> {
                        boolean gone = profiles.size() < ranked.managers().size();
                        return gone && attempts > 1
                            ? again(viewer, question, attempts)
                            : shown(viewer, question, ranked, profiles, attempts);
                      });
            });
  }

  private Future<Optional<ShortlistAnswer>> again(Viewer viewer, Question question, int attempts) {
    return arrival.ofAll(ARRIVAL).compose(ready -> answer(viewer, question, attempts - 1));
  }

  /** The counts alone show nobody, and leave no receipt. */
  private Future<Optional<ShortlistAnswer>> shown(
      Viewer viewer,
      Question question,
      Ranked ranked,
      Map<ManagerId, ManagerChanged> profiles,
      int attempts) {
    ShortlistAnswer answer = compose(ranked, profiles);
    if (question.limit() == 0) {
      return Future.succeededFuture(Optional.of(answer));
    }
    return receipts
        .keep(viewer, toKeep(ranked, answer))
        .compose(
            kept ->
                kept.isEmpty() && attempts > 1
                    ? again(viewer, question, attempts)
                    : Future.succeededFuture(
                        kept.map(answer::withReceipt).or(() -> Optional.of(answer))));
  }

  private static Receipts.Shown toKeep(Ranked ranked, ShortlistAnswer answer) {
    Map<ManagerId, ExactTop.Placed<ManagerId>> placed = new HashMap<>();
    ranked.computed().places().forEach(place -> placed.put(place.key(), place));
    List<Receipts.ShownPlace> places = new ArrayList<>();
    for (CandidateAnswer candidate : answer.candidates()) {
      ManagerId manager = new ManagerId(candidate.manager().id());
      ExactTop.Placed<ManagerId> place = Objects.requireNonNull(placed.get(manager));
      Member member = Objects.requireNonNull(ranked.snapshot().managers().get(manager));
      places.add(
          new Receipts.ShownPlace(
              manager,
              member.input(),
              place.tieKey(),
              candidate.bestPlace(),
              place.verdict(),
              Json.text(candidate)));
    }
    return new Receipts.Shown(
        answer, ranked.request().request(), ranked.request().owner(), ranked.demand(), places);
  }

  private Optional<Ranked> ranked(Viewer viewer, Question question) {
    LocalDate today = LocalDate.now(clock);
    Population.Snapshot snapshot = population.snapshot();
    return request(viewer, snapshot, question.request())
        .map(
            request -> {
              RequestInput demand =
                  question
                      .weights()
                      .map(DemandRules::weights)
                      .map(request.input()::withWeights)
                      .orElse(request.input());
              return new Ranked(
                  request,
                  demand,
                  snapshot,
                  today,
                  computation.compute(request, demand, snapshot, question.limit(), today));
            });
  }

  private ShortlistAnswer compose(Ranked ranked, Map<ManagerId, ManagerChanged> profiles) {
    OpenRequest request = ranked.request();
    ShortlistComputation.Computed computed = ranked.computed();
    List<CandidateAnswer> candidates = new ArrayList<>();
    for (ExactTop.Placed<ManagerId> placed : computed.places()) {
      Optional<Member> member = Optional.ofNullable(ranked.snapshot().managers().get(placed.key()));
      Optional<ManagerChanged> profile = Optional.ofNullable(profiles.get(placed.key()));
      // Gone while being ranked, and the population is still behind: no gap tells of the person.
      if (member.isPresent() && profile.isPresent()) {
        int rank = candidates.size() + 1;
        candidates.add(candidate(ranked, member.get(), profile.get(), placed, rank));
      }
    }
    return new ShortlistAnswer(
        new RequestCard(
            request.request().value(), request.documentVersion(), request.title(), request.state()),
        versions.model(),
        versions.taxonomy(),
        ranked.snapshot().position().toString(),
        ranked.today(),
        true,
        computed.examined(),
        computed.population(),
        computed.qualified(),
        weights(ranked.demand().weights()),
        !ranked.demand().weights().equals(request.input().weights()),
        Optional.empty(),
        ranked.seesNames(),
        computed.excluded(),
        candidates);
  }

  private static CandidateAnswer candidate(
      Ranked ranked,
      Member member,
      ManagerChanged profile,
      ExactTop.Placed<ManagerId> placed,
      int rank) {
    PairAnswer pair =
        new PairExplanation(ranked.demand(), member.input(), profile, ranked.viewpoint(member))
            .answer(placed.verdict());
    return new CandidateAnswer(
        rank,
        Math.min(placed.bestPlace(), rank),
        card(member, profile, ranked.isNamed(member)),
        pair);
  }

  private static ManagerCard card(Member member, ManagerChanged event, boolean named) {
    ManagerProfile profile = event.profile();
    return new ManagerCard(
        event.manager().value(),
        member.version(),
        named ? Optional.of(profile.name()) : Optional.empty(),
        named
            ? profile.headline()
            : PairExplanation.withoutNames(profile).cover(profile.headline()),
        profile.base().map(base -> base.city()),
        profile.base().map(base -> base.country().value()),
        profile.dayRate(),
        profile.languages());
  }

  private static Weights weights(eu.veerman.ranking.Weights used) {
    return new Weights(
        used.situation(),
        used.function(),
        used.expertise(),
        used.industry(),
        used.availability(),
        used.rate(),
        used.place());
  }
}
