package eu.veerman.matching.receipt;

import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.event.ManagerErased;
import eu.veerman.contracts.event.VeermanEvent;
import eu.veerman.platform.events.Event;
import eu.veerman.platform.events.EventHandler;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The persons of receipts: a pseudonym and a key each, which erasure destroys. */
public final class People {
  private final Supplier<UUID> ids;
  private final Seal seal;
  private final PersonStore store = new PersonStore();

  public People(Supplier<UUID> ids, SecureRandom random) {
    this.ids = ids;
    this.seal = new Seal(random);
  }

  /**
   * The persons of these managers, after new ones were made for who had none; fewer than asked when
   * somebody was erased meanwhile.
   */
  public Future<Map<ManagerId, Person>> of(
      SqlConnection connection, Collection<ManagerId> managers) {
    return store.people(
        connection,
        managers.stream()
            .map(manager -> new Person(ids.get(), manager, seal.newSecret()))
            .toList());
  }

  public SealedText seal(Person person, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    return new SealedText(
        person.pseudonym(),
        Hash.of(joined(person.secret(), content)),
        seal.close(person.secret(), content));
  }

  private static byte[] joined(byte[] secret, byte[] text) {
    byte[] joined = Arrays.copyOf(secret, secret.length + text.length);
    System.arraycopy(text, 0, joined, secret.length, text.length);
    return joined;
  }

  public Future<Void> keepTexts(SqlConnection connection, List<SealedText> texts) {
    return store.keepTexts(connection, texts);
  }

  /** Who is behind a pseudonym still. */
  public Future<Optional<ManagerId>> behind(SqlConnection connection, UUID pseudonym) {
    return store
        .behind(connection, List.of(pseudonym))
        .map(people -> Optional.ofNullable(people.get(pseudonym)).map(Person::manager));
  }

  /**
   * The one text that a receipt shows of each, by pseudonym, without those of who was erased or may
   * not be shown any more.
   *
   * @param names by pseudonym
   * @param shown who may be
   */
  public Future<Map<UUID, String>> texts(
      SqlConnection connection, Map<UUID, String> names, Predicate<ManagerId> shown) {
    return store
        .behind(connection, names.keySet())
        .compose(
            people ->
                store
                    .texts(connection, names)
                    .map(
                        closed -> {
                          Map<UUID, String> texts = new HashMap<>();
                          people.forEach(
                              (pseudonym, person) ->
                                  Optional.ofNullable(closed.get(pseudonym))
                                      .filter(text -> shown.test(person.manager()))
                                      .map(text -> seal.open(person.secret(), text))
                                      .map(text -> new String(text, StandardCharsets.UTF_8))
                                      .ifPresent(text -> texts.put(pseudonym, text)));
                          return texts;
                        }));
  }

  /** Destroys the keys of who is erased, in the transaction that acknowledges the event. */
  public EventHandler erasures() {
    return (transaction, events) -> {
      Future<Void> done = Future.succeededFuture();
      for (Event event : events) {
        Class<? extends VeermanEvent> kind = VeermanEvent.TYPES.get(event.type());
        if (kind == ManagerErased.class) {
          ManagerId manager = event.dataAs(ManagerErased.class).manager();
          done = done.compose(before -> store.erase(transaction, manager));
        }
      }
      return done;
    };
  }
}
