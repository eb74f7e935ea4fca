package eu.veerman.matching.receipt;

import eu.veerman.contracts.ManagerId;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The tables of who stands behind a pseudonym, and of what was shown of them. */
final class PersonStore {
  /** Those of the managers who have a pseudonym, after new ones were made for who has none. */
  Future<Map<ManagerId, Person>> people(SqlConnection connection, List<Person> proposed) {
    UUID[] managers =
        proposed.stream().map(person -> person.manager().value()).toArray(UUID[]::new);
    // Both are sent at once; the second sees what the first has made.
    Future<RowSet<Row>> made =
        connection
            .preparedQuery(
                """
                insert into receipt_people (pseudonym, manager, secret)
                select p.pseudonym, p.manager, p.secret
                from unnest($1::uuid[], $2::uuid[], $3::bytea[]) as p (pseudonym, manager, secret)
                where not exists (select 1 from receipt_erased e where e.manager = p.manager)
                  and not exists (select 1 from receipt_people k where k.manager = p.manager)
                order by p.manager
                on conflict (manager) do nothing
                """)
            .execute(
                Tuple.of(
                    proposed.stream().map(Person::pseudonym).toArray(UUID[]::new),
                    managers,
                    proposed.stream()
                        .map(person -> Buffer.buffer(person.secret()))
                        .toArray(Buffer[]::new)));
    Future<RowSet<Row>> found =
        connection
            .preparedQuery(
                "select pseudonym, manager, secret from receipt_people where manager = any($1)")
            .execute(Tuple.tuple().addArrayOfUUID(managers));
    return Future.join(made, found)
        .map(
            both -> {
              Map<ManagerId, Person> people = new HashMap<>();
              found
                  .result()
                  .forEach(
                      row -> {
                        Person person = person(row);
                        people.put(person.manager(), person);
                      });
              return people;
            });
  }

  Future<Map<UUID, Person>> behind(SqlConnection connection, Collection<UUID> pseudonyms) {
    return connection
        .preparedQuery(
            "select pseudonym, manager, secret from receipt_people where pseudonym = any($1)")
        .execute(Tuple.tuple().addArrayOfUUID(pseudonyms.toArray(UUID[]::new)))
        .map(
            rows -> {
              Map<UUID, Person> people = new HashMap<>();
              rows.forEach(row -> people.put(row.getUUID("pseudonym"), person(row)));
              return people;
            });
  }

  private static Person person(Row row) {
    return new Person(
        row.getUUID("pseudonym"),
        new ManagerId(row.getUUID("manager")),
        row.getBuffer("secret").getBytes());
  }

  Future<Void> keepTexts(SqlConnection connection, List<SealedText> texts) {
    return connection
        .preparedQuery(
            """
            insert into receipt_texts (pseudonym, hash, sealed)
            select t.* from unnest($1::uuid[], $2::bytea[], $3::bytea[]) as t (person, hash, sealed)
            where not exists (
              select 1 from receipt_texts k
              where k.pseudonym = t.person and k.hash = t.hash and k.used_on = current_date)
            order by t.person, t.hash
            on conflict (pseudonym, hash) do update set used_on = current_date
            """)
        .execute(
            Tuple.of(
                texts.stream().map(SealedText::pseudonym).toArray(UUID[]::new),
                texts.stream().map(text -> Buffer.buffer(text.hash())).toArray(Buffer[]::new),
                texts.stream().map(text -> Buffer.buffer(text.sealed())).toArray(Buffer[]::new)))
        .mapEmpty();
  }

  /** By pseudonym: the one text that a receipt shows of each. */
  Future<Map<UUID, byte[]>> texts(SqlConnection connection, Map<UUID, String> hashes) {
    List<UUID> pseudonyms = List.copyOf(hashes.keySet());
    return connection
        .preparedQuery(
            """
            select t.pseudonym, t.sealed from receipt_texts t
            join unnest($1::uuid[], $2::text[]) as w (pseudonym, hash)
              on t.pseudonym = w.pseudonym and t.hash = decode(w.hash, 'hex')
            """)
        .execute(
            Tuple.tuple()
                .addArrayOfUUID(pseudonyms.toArray(UUID[]::new))
                .addArrayOfString(
                    pseudonyms.stream()
                        .map(id -> hashes.getOrDefault(id, ""))
                        .toArray(String[]::new)))
        .map(
            rows -> {
              Map<UUID, byte[]> texts = new HashMap<>();
              rows.forEach(
                  row -> texts.put(row.getUUID("pseudonym"), row.getBuffer("sealed").getBytes()));
              return texts;
            });
  }

  /**
   * Destroys what leads from numbers to a person, and who looked at the person's own lists: mostly
   * the person. Waits for answers that are being kept: they may be about this person and have seen
   * no tombstone yet.
   */
  Future<Void> erase(SqlConnection connection, ManagerId manager) {
    Tuple who = Tuple.of(manager.value());
    return connection
        .query("lock table receipt_people in share row exclusive mode")
        .execute()
        .compose(
            locked ->
                connection
                    .preparedQuery(
                        "insert into receipt_erased (manager) values ($1) on conflict do nothing")
                    .execute(who))
        .compose(
            noted ->
                connection
                    .preparedQuery(
                        """
                        delete from receipt_texts where pseudonym in (
                          select pseudonym from receipt_people where manager = $1)
                        """)
                    .execute(who))
        .compose(
            forgotten ->
                connection
                    .preparedQuery(
                        """
                        update match_receipts set owner = null, viewer = id where pseudonym in (
                          select pseudonym from receipt_people where manager = $1)
                        """)
                    .execute(who))
        .compose(
            loosened ->
                connection
                    .preparedQuery("delete from receipt_people where manager = $1")
                    .execute(who))
        .mapEmpty();
  }
}
