package eu.veerman.matching.match;

import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.RequestId;
import eu.veerman.contracts.event.ManagerChanged;
import eu.veerman.contracts.event.RequestChanged;
import eu.veerman.contracts.request.Site;
import eu.veerman.contracts.request.TransformationRequest;
import eu.veerman.matching.answer.FailedConstraint;
import eu.veerman.matching.answer.LoggedState;
import eu.veerman.matching.answer.PairExplanation;
import eu.veerman.matching.match.MatchesAnswer.ManagerCard;
import eu.veerman.matching.match.MatchesAnswer.MatchAnswer;
import eu.veerman.matching.match.MatchesAnswer.RequestCard;
import eu.veerman.matching.match.receipt.MatchReceipts;
import eu.veerman.matching.population.Arrival;
import eu.veerman.matching.population.Member;
import eu.veerman.matching.population.OpenRequest;
import eu.veerman.matching.population.Population;
import eu.veerman.matching.search.ExactTop;
import eu.veerman.matching.search.RankingThreads;
import eu.veerman.matching.shortlist.RankingVersions;
import eu.veerman.matching.shortlist.ShortlistComputation;
import eu.veerman.platform.events.Position;
import eu.veerman.platform.http.Problem;
import eu.veerman.platform.tokens.Viewer;
import eu.veerman.ranking.ConstraintKind;
import eu.veerman.ranking.Standing;
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
import java.util.OptionalInt;
import java.util.UUID;

/** A manager's matches from the question to the answer. */
public final class MatchFlow {
  private static final Duration ARRIVAL = Duration.ofSeconds(2);

  /** How often a list is made anew because a request in it has just gone. */
  private static final int ATTEMPTS = 3;

  /** What a manager is told a distance to. */
  private static final int FIRST_PLACES = 10;

  private static final int NEAR_THOUSANDTHS = 5_000;

  private final Population population;
  private final Arrival arrival;
  private final MatchComputation computation;
  private final ImprovementComputation improvements;
  private final ShortlistComputation shortlists;
  private final RankingThreads threads;
  private final LoggedState logged;
  private final MatchReceipts receipts;
  private final RankingVersions versions;
  private final Clock clock;
  private final Timer timer;

  public MatchFlow(
      Population population,
      Arrival arrival,
      MatchComputation computation,
      ImprovementComputation improvements,
      ShortlistComputation shortlists,
      RankingThreads threads,
      LoggedState logged,
      MatchReceipts receipts,
      RankingVersions versions,
      Clock clock,
      MeterRegistry metrics) {
    this.population = population;
    this.arrival = arrival;
    this.computation = computation;
    this.improvements = improvements;
    this.shortlists = shortlists;
    this.threads = threads;
    this.logged = logged;
    this.receipts = receipts;
    this.versions = versions;
    this.clock = clock;
    this.timer =
        Timer.builder("veerman.ranking.time")
            .description("Time to compute a ranking")
            .tag("direction", "matches")
            .register(metrics);
  }

  /**
   * The matches of a manager for the manager, the organisation that owns the profile and
   * administrators; for others there is no such manager.
   */
  public Future<MatchesAnswer> matches(
      Viewer viewer, ManagerId id, int limit, Optional<Position> minPosition) {
    return minPosition
        .map(place -> arrival.within(place, ARRIVAL))
        .orElse(Future.succeededFuture(true))
        .compose(ready -> answer(viewer, id, limit, ATTEMPTS));
  }

  /** What one change of the profile would do over all published requests. */
  public Future<ImprovementsAnswer> improvements(Viewer viewer, ManagerId id) {
    LocalDate today = LocalDate.now(clock);
    Population.Snapshot snapshot = population.snapshot();
    Optional<Member> member = member(viewer, snapshot, id);
    if (member.isEmpty()) {
      return none(viewer, id);
    }
    return threads
        .compute(() -> improvements.compute(member.get(), snapshot, today))
        .compose(
            computed ->
                logged
                    .managers(List.of(id))
                    .compose(
                        profiles ->
                            Optional.ofNullable(profiles.get(id))
                                .map(
                                    profile ->
                                        Future.succeededFuture(
                                            ImprovementsAnswer.of(
                                                profile, versions.model(), today, computed)))
                                .orElseGet(() -> none(viewer, id))));
  }

  /** Where the manager stands for one published request, in what the manager may know of it. */
  public Future<MatchStandingAnswer> standing(Viewer viewer, ManagerId id, RequestId requestId) {
    LocalDate today = LocalDate.now(clock);
    Population.Snapshot snapshot = population.snapshot();
    Optional<Member> member = member(viewer, snapshot, id);
    if (member.isEmpty()) {
      return none(viewer, id);
    }
    Optional<OpenRequest> request =
        Optional.ofNullable(snapshot.requests().get(requestId))
            .filter(asked -> snapshot.isOpenTo(asked, member.get()));
    if (request.isEmpty()) {
      return Problem.notFound().asFailure();
    }
    return threads
        .compute(() -> stands(member.get(), request.get(), snapshot, today))
        .compose(
            stands ->
                logged
                    .managers(List.of(id))
                    .compose(
                        profiles ->
                            logged
                                .requests(List.of(requestId))
                                .compose(
                                    requests -> {
                                      ManagerChanged profile = profiles.get(id);
                                      RequestChanged asked = requests.get(requestId);
                                      return profile == null || asked == null
                                          ? Problem.notFound().asFailure()
                                          : Future.succeededFuture(
                                              told(
                                                  stands,
                                                  member.get(),
                                                  request.get(),
                                                  profile,
                                                  asked,
                                                  snapshot,
                                                  today));
                                    })));
  }

  /**
   * Where a manager stands, before it is decided what of that is told. Also who is not shown to who
   * seeks is placed as if shown: else who is on a list would tell whose list it is.
   */
  private record Stands(Verdict verdict, String distance) {}

  private Stands stands(
      Member member, OpenRequest request, Population.Snapshot snapshot, LocalDate today) {
    Verdict verdict = shortlists.judge(request.input(), member.input(), today);
    if (verdict.excluded()) {
      return new Stands(verdict, "excluded");
    }
    List<ExactTop.Placed<ManagerId>> places =
        shortlists.compute(request, request.input(), snapshot, FIRST_PLACES, today).places();
    if (places.size() < FIRST_PLACES) {
      return new Stands(verdict, "listed");
    }
    ExactTop.Placed<ManagerId> last = places.getLast();
    Standing own = shortlists.standing(request, member, verdict);
    if (own.compareTo(Standing.of(last.verdict(), last.tieKey())) <= 0) {
      return new Stands(verdict, "listed");
    }
    int missing = last.verdict().scoreThousandths() - verdict.scoreThousandths();
    return new Stands(verdict, missing <= NEAR_THOUSANDTHS ? "near" : "far");
  }

  private MatchStandingAnswer told(
      Stands stands,
      Member member,
      OpenRequest request,
      ManagerChanged profile,
      RequestChanged asked,
      Population.Snapshot snapshot,
      LocalDate today) {
    PairExplanation.Viewpoint viewpoint = viewpoint(asked);
    List<FailedConstraint> failed =
        viewpoint == PairExplanation.Viewpoint.MANAGER_OF_CONFIDENTIAL
            ? List.of()
            : stands.verdict().admission().failed().stream()
                .filter(constraint -> constraint.kind() != ConstraintKind.RATE)
                .map(FailedConstraint::of)
                .toList();
    return new MatchStandingAnswer(
        member.manager().value(),
        versions.model(),
        versions.taxonomy(),
        today,
        stands.distance(),
        shown(member, request, snapshot, today),
        failed,
        card(asked, snapshot),
        new PairExplanation(request.input(), member.input(), profile, viewpoint)
            .answer(stands.verdict()));
  }

  /**
   * Whether the manager's own choice of visibility lets who seeks see the manager. Untold of a
   * confidential request: of an agency's it would tell whose it is.
   */
  private static Optional<Boolean> shown(
      Member member, OpenRequest request, Population.Snapshot snapshot, LocalDate today) {
    return request.confidential()
        ? Optional.empty()
        : Optional.of(snapshot.isShown(member, request, today));
  }

  private static PairExplanation.Viewpoint viewpoint(RequestChanged request) {
    return request.document().confidential()
        ? PairExplanation.Viewpoint.MANAGER_OF_CONFIDENTIAL
        : PairExplanation.Viewpoint.MANAGER;
  }

  private static Optional<Member> member(
      Viewer viewer, Population.Snapshot snapshot, ManagerId id) {
    return Optional.ofNullable(snapshot.managers().get(id))
        .filter(member -> mayRead(viewer, member));
  }

  private static <T> Future<T> none(Viewer viewer, ManagerId id) {
    return viewer.managerId().equals(Optional.of(id.value()))
        ? Problem.conflict(
                "not-published",
                "The profile is not published",
                "Publish the profile first; then requests are matched to it.")
            .asFailure()
        : Problem.notFound().asFailure();
  }

  private static boolean mayRead(Viewer viewer, Member member) {
    return viewer.is("admin")
        || viewer.managerId().equals(Optional.of(member.manager().value()))
        || viewer.organisationId().equals(member.owner().value());
  }

  /** All that one answer is made from, of one moment. */
  private record Ranked(
      Member member,
      Population.Snapshot snapshot,
      LocalDate today,
      MatchComputation.Computed computed) {
    List<RequestId> requests() {
      return computed.places().stream().map(ExactTop.Placed::key).toList();
    }
  }

  private Future<MatchesAnswer> answer(Viewer viewer, ManagerId id, int limit, int attempts) {
    return threads
        .compute(() -> timer.recordCallable(() -> ranked(viewer, id, limit)))
        .compose(
            found -> {
              if (found.isEmpty()) {
                return none(viewer, id);
              }
              Ranked ranked = found.get();
              return logged
                  .managers(List.of(id))
                  .compose(
                      profiles ->
                          logged
                              .requests(ranked.requests())
                              .compose(
                                  requests -> {
                                    Optional<ManagerChanged> profile =
                                        Optional.ofNullable(profiles.get(id));
                                    boolean gone =
                                        profile.isEmpty()
                                            || requests.size() < ranked.requests().size();
                                    if (gone && attempts > 1) {
                                      return arrival
                                          .ofAll(ARRIVAL)
                                          .compose(
                                              ready -> answer(viewer, id, limit, attempts - 1));
                                    }
                                    return profile
                                        .map(
                                            shown ->
                                                shown(
                                                    viewer,
                                                    limit,
                                                    ranked,
                                                    compose(ranked, shown, requests)))
                                        .orElseGet(() -> none(viewer, id));
                                  }));
            });
  }

  /** Who is erased while the receipt is being kept is shown to nobody. */
  private Future<MatchesAnswer> shown(
      Viewer viewer, int limit, Ranked ranked, MatchesAnswer answer) {
    return limit == 0
        ? Future.succeededFuture(answer)
        : receipts
            .keep(viewer, toKeep(ranked, answer))
            .compose(
                kept ->
                    kept.map(answer::withReceipt)
                        .map(Future::succeededFuture)
                        .orElseGet(() -> none(viewer, ranked.member().manager())));
  }

  private static MatchReceipts.Shown toKeep(Ranked ranked, MatchesAnswer answer) {
    Map<UUID, ExactTop.Placed<RequestId>> placed = new HashMap<>();
    ranked.computed().places().forEach(place -> placed.put(place.key().value(), place));
    List<MatchReceipts.ShownPlace> places = new ArrayList<>();
    for (MatchAnswer match : answer.matches()) {
      ExactTop.Placed<RequestId> place = Objects.requireNonNull(placed.get(match.request().id()));
      OpenRequest asked = Objects.requireNonNull(ranked.snapshot().requests().get(place.key()));
      places.add(
          new MatchReceipts.ShownPlace(
              place.key(),
              match.request().version(),
              asked.input(),
              place.tieKey(),
              place.verdict()));
    }
    Member member = ranked.member();
    return new MatchReceipts.Shown(
        answer, member.manager(), member.owner(), member.input(), places);
  }

  private Optional<Ranked> ranked(Viewer viewer, ManagerId id, int limit) {
    LocalDate today = LocalDate.now(clock);
    Population.Snapshot snapshot = population.snapshot();
    return member(viewer, snapshot, id)
        .map(
            member ->
                new Ranked(
                    member, snapshot, today, computation.compute(member, snapshot, limit, today)));
  }

  private MatchesAnswer compose(
      Ranked ranked, ManagerChanged profile, Map<RequestId, RequestChanged> requests) {
    Member member = ranked.member();
    List<MatchAnswer> matches = new ArrayList<>();
    for (ExactTop.Placed<RequestId> placed : ranked.computed().places()) {
      Optional<OpenRequest> asked =
          Optional.ofNullable(ranked.snapshot().requests().get(placed.key()));
      Optional<RequestChanged> request = Optional.ofNullable(requests.get(placed.key()));
      if (asked.isPresent() && request.isPresent()) {
        matches.add(
            new MatchAnswer(
                card(request.get(), ranked.snapshot()),
                new PairExplanation(
                        asked.get().input(), member.input(), profile, viewpoint(request.get()))
                    .answer(placed.verdict())));
      }
    }
    return new MatchesAnswer(
        new ManagerCard(member.manager().value(), member.version()),
        versions.model(),
        versions.taxonomy(),
        ranked.snapshot().position().toString(),
        ranked.today(),
        true,
        ranked.computed().examined(),
        ranked.computed().population(),
        Optional.empty(),
        matches);
  }

  /** Of a confidential request its public version and nothing else, as profile-service shows it. */
  private static RequestCard card(RequestChanged event, Population.Snapshot snapshot) {
    TransformationRequest document = event.document();
    boolean confidential = document.confidential();
    Optional<Site> place = confidential ? Optional.empty() : document.place();
    return new RequestCard(
        event.request().value(),
        event.version(),
        confidential
            ? document.publicVersion().map(TransformationRequest.PublicVersion::title).orElse("")
            : document.title(),
        confidential
            ? Optional.empty()
            : Optional.of(snapshot.nameOf(event.owner()).orElse(event.ownerName())),
        confidential ? Optional.empty() : document.organisation().industry(),
        confidential ? OptionalInt.empty() : document.organisation().employees(),
        place.map(Site::city),
        place.map(Site::country),
        place.flatMap(Site::onsiteShare),
        confidential ? Optional.empty() : document.start(),
        confidential ? OptionalInt.empty() : document.months(),
        confidential ? Optional.empty() : document.daysPerWeek());
  }
}
