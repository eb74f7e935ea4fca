package eu.veerman.matching.match;

import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.RequestId;
import eu.veerman.contracts.event.ManagerChanged;
import eu.veerman.contracts.event.RequestChanged;
import eu.veerman.contracts.request.Site;
import eu.veerman.contracts.request.TransformationRequest;
import eu.veerman.matching.answer.LoggedState;
import eu.veerman.matching.answer.PairExplanation;
import eu.veerman.matching.match.MatchesAnswer.ManagerCard;
import eu.veerman.matching.match.MatchesAnswer.MatchAnswer;
import eu.veerman.matching.match.MatchesAnswer.RequestCard;
import eu.veerman.matching.population.Arrival;
import eu.veerman.matching.population.Member;
import eu.veerman.matching.population.OpenRequest;
import eu.veerman.matching.population.Population;
import eu.veerman.matching.search.ExactTop;
import eu.veerman.matching.search.RankingThreads;
import eu.veerman.matching.shortlist.RankingVersions;
import eu.veerman.platform.events.Position;
import eu.veerman.platform.http.Problem;
import eu.veerman.platform.tokens.Viewer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A manager's matches from the question to the answer. */
public final class MatchFlow {
  private static final Duration ARRIVAL = Duration.ofSeconds(2);

  private final Population population;
  private final Arrival arrival;
  private final MatchComputation computation;
  private final RankingThreads threads;
  private final LoggedState logged;
  private final RankingVersions versions;
  private final Clock clock;
  private final Timer timer;

  public MatchFlow(
      Population population,
      Arrival arrival,
      MatchComputation computation,
      RankingThreads threads,
      LoggedState logged,
      RankingVersions versions,
      Clock clock,
      MeterRegistry metrics) {
    this.population = population;
    this.arrival = arrival;
    this.computation = computation;
    this.threads = threads;
    this.logged = logged;
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
        .compose(
            ready -> {
              Optional<Member> member =
                  population.manager(id).filter(found -> mayRead(viewer, found));
              if (member.isPresent()) {
                return answer(member.get(), limit);
              }
              return viewer.managerId().equals(Optional.of(id.value()))
                  ? Problem.conflict(
                          "not-published",
                          "The profile is not published",
                          "Publish the profile first; then requests are matched to it.")
                      .asFailure()
                  : Problem.notFound().asFailure();
            });
  }

  private static boolean mayRead(Viewer viewer, Member member) {
    return viewer.is("admin")
        || viewer.managerId().equals(Optional.of(member.manager().value()))
        || viewer.organisationId().equals(member.owner().value());
  }

  private Future<MatchesAnswer> answer(Member member, int limit) {
    LocalDate today = LocalDate.now(clock);
    Population.Snapshot snapshot = population.snapshot();
    return threads
        .compute(
            () -> timer.recordCallable(() -> computation.compute(member, snapshot, limit, today)))
        .compose(
            computed ->
                logged
                    .managers(List.of(member.manager()))
                    .compose(
                        profiles ->
                            logged
                                .requests(
                                    computed.places().stream().map(ExactTop.Placed::key).toList())
                                .map(
                                    requests ->
                                        compose(
                                            member, snapshot, today, computed, profiles,
                                            requests))));
  }

  private MatchesAnswer compose(
      Member member,
      Population.Snapshot snapshot,
      LocalDate today,
      MatchComputation.Computed computed,
      Map<ManagerId, ManagerChanged> profiles,
      Map<RequestId, RequestChanged> requests) {
    List<MatchAnswer> matches = new ArrayList<>();
    Optional<ManagerChanged> profile = Optional.ofNullable(profiles.get(member.manager()));
    for (ExactTop.Placed<RequestId> placed : computed.places()) {
      Optional<OpenRequest> ranked = Optional.ofNullable(snapshot.requests().get(placed.key()));
      Optional<RequestChanged> request = Optional.ofNullable(requests.get(placed.key()));
      if (profile.isPresent() && ranked.isPresent() && request.isPresent()) {
        matches.add(
            new MatchAnswer(
                card(request.get()),
                new PairExplanation(
                        ranked.get().input(),
                        member.input(),
                        profile.get(),
                        PairExplanation.Viewpoint.MANAGER)
                    .answer(placed.verdict())));
      }
    }
    return new MatchesAnswer(
        new ManagerCard(member.manager().value(), member.version()),
        versions.model(),
        versions.taxonomy(),
        snapshot.position().toString(),
        today,
        true,
        computed.examined(),
        computed.population(),
        matches);
  }

  /** Of a confidential request only its public version, and nothing that tells whose it is. */
  private static RequestCard card(RequestChanged event) {
    TransformationRequest document = event.document();
    boolean confidential = document.confidential();
    Optional<Site> place = confidential ? Optional.empty() : document.place();
    return new RequestCard(
        event.request().value(),
        event.version(),
        confidential
            ? document.publicVersion().map(TransformationRequest.PublicVersion::title).orElse("")
            : document.title(),
        confidential ? Optional.empty() : Optional.of(event.ownerName()),
        confidential ? Optional.empty() : document.organisation().industry(),
        confidential ? OptionalInt.empty() : document.organisation().employees(),
        place.map(Site::city),
        place.map(Site::country),
        place.flatMap(Site::onsiteShare),
        document.start(),
        document.months(),
        document.daysPerWeek());
  }
}
