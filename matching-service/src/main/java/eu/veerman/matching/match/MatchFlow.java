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

  /** How often a list is made anew because a request in it has just gone. */
  private static final int ATTEMPTS = 3;

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
        .compose(ready -> answer(viewer, id, limit, ATTEMPTS));
  }

  private static Future<MatchesAnswer> none(Viewer viewer, ManagerId id) {
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
                                                Future.succeededFuture(
                                                    compose(ranked, shown, requests)))
                                        .orElseGet(() -> none(viewer, id));
                                  }));
            });
  }

  private Optional<Ranked> ranked(Viewer viewer, ManagerId id, int limit) {
    LocalDate today = LocalDate.now(clock);
    Population.Snapshot snapshot = population.snapshot();
    return Optional.ofNullable(snapshot.managers().get(id))
        .filter(member -> mayRead(viewer, member))
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
        PairExplanation.Viewpoint viewpoint =
            request.get().document().confidential()
                ? PairExplanation.Viewpoint.MANAGER_OF_CONFIDENTIAL
                : PairExplanation.Viewpoint.MANAGER;
        matches.add(
            new MatchAnswer(
                card(request.get()),
                new PairExplanation(asked.get().input(), member.input(), profile, viewpoint)
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
        matches);
  }

  /** Of a confidential request its public version and nothing else, as profile-service shows it. */
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
        confidential ? Optional.empty() : document.start(),
        confidential ? OptionalInt.empty() : document.months(),
        confidential ? Optional.empty() : document.daysPerWeek());
  }
}
