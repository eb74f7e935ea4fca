package eu.veerman.matching.shortlist;

import eu.veerman.contracts.ManagerId;
import eu.veerman.matching.population.Member;
import eu.veerman.matching.population.OpenRequest;
import eu.veerman.matching.population.Population;
import eu.veerman.matching.search.Pair;
import eu.veerman.matching.search.Pool;
import eu.veerman.matching.search.TieKeys;
import eu.veerman.platform.events.Position;
import eu.veerman.ranking.Constraints;
import eu.veerman.ranking.RequestInput;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The managers who are shown to who seeks, and whom a request excludes by nothing. Who asks for a
 * few of them decides those few; nobody walks the whole population to list it.
 *
 * @param size how many there are, as counted
 */
record ManagerPool(
    OpenRequest request,
    RequestInput demand,
    LocalDate today,
    Constraints constraints,
    Population population,
    Population.Snapshot snapshot,
    TieKeys tieKeys,
    int size)
    implements Pool<ManagerId> {
  @Override
  public Optional<Pair<ManagerId>> pair(String id) {
    return Optional.ofNullable(snapshot.managers().get(new ManagerId(UUID.fromString(id))))
        .filter(this::belongs)
        .map(this::pair);
  }

  @Override
  public void forEach(Consumer<Pair<ManagerId>> consumer) {
    for (Member member : snapshot.managers().values()) {
      if (belongs(member)) {
        consumer.accept(pair(member));
      }
    }
  }

  @Override
  public void changedAfter(Position place, Consumer<Pair<ManagerId>> consumer) {
    Optional<Collection<Population.Change>> changes = population.changedAfter(place);
    if (changes.isPresent()) {
      changes.get().forEach(change -> pair(change.manager().toString()).ifPresent(consumer));
      return;
    }
    for (Member member : snapshot.managers().values()) {
      if (!place.covers(member.position()) && belongs(member)) {
        consumer.accept(pair(member));
      }
    }
  }

  private boolean belongs(Member member) {
    return constraints.admit(member.input()) && snapshot.isShown(member, request, today);
  }

  private Pair<ManagerId> pair(Member member) {
    return new Pair<>(
        member.manager(), demand, member.input(), tieKeys.of(request.request(), member.manager()));
  }
}
