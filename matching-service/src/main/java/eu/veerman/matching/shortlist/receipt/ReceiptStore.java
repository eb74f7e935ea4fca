package eu.veerman.matching.shortlist.receipt;

import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.RequestId;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The tables of receipts. */
final class ReceiptStore {
  /** Behind a pseudonym. */
  record Person(UUID pseudonym, ManagerId manager, byte[] secret) {}

  /** One sealed text. */
  record SealedText(UUID pseudonym, byte[] hash, byte[] sealed) {}

  /** A receipt as kept. */
  record Kept(
      UUID id,
      RequestId request,
      OrganisationId owner,
      UUID viewer,
      byte[] hash,
      String content,
      Instant madeAt) {}

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

  /** Keeps contents, each once. */
  Future<Void> keepInputs(SqlConnection connection, Map<String, String> byHash) {
    List<String> hashes = byHash.keySet().stream().sorted().toList();
    return connection
        .preparedQuery(
            """
            insert into receipt_inputs (hash, content)
            select decode(i.hash, 'hex'), i.content::jsonb
            from unnest($1::text[], $2::text[]) as i (hash, content)
            where not exists (select 1 from receipt_inputs k where k.hash = decode(i.hash, 'hex'))
            on conflict (hash) do nothing
            """)
        .execute(
            Tuple.tuple()
                .addArrayOfString(hashes.toArray(String[]::new))
                .addArrayOfString(
                    hashes.stream()
                        .map(hash -> byHash.getOrDefault(hash, ""))
                        .toArray(String[]::new)))
        .mapEmpty();
  }

  Future<Map<String, String>> inputs(SqlConnection connection, Collection<String> hashes) {
    return connection
        .preparedQuery(
            """
            select encode(hash, 'hex') as hash, content::text as content
            from receipt_inputs where encode(hash, 'hex') = any($1)
            """)
        .execute(Tuple.tuple().addArrayOfString(hashes.toArray(String[]::new)))
        .map(
            rows -> {
              Map<String, String> contents = new HashMap<>();
              rows.forEach(row -> contents.put(row.getString("hash"), row.getString("content")));
              return contents;
            });
  }

  Future<Void> keepTexts(SqlConnection connection, List<SealedText> texts) {
    return connection
        .preparedQuery(
            """
            insert into receipt_texts (pseudonym, hash, sealed)
            select t.* from unnest($1::uuid[], $2::bytea[], $3::bytea[]) as t (person, hash, sealed)
            where not exists (
              select 1 from receipt_texts k where k.pseudonym = t.person and k.hash = t.hash)
            on conflict (pseudonym, hash) do nothing
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

  /** Keeps a receipt; the id of the one that the same viewer has of the same content already. */
  Future<UUID> keep(SqlConnection connection, Kept receipt) {
    return connection
        .preparedQuery(
            """
            insert into receipts (id, request, owner, viewer, content_hash, content, made_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (viewer, content_hash) do update set owner = excluded.owner
            returning id
            """)
        .execute(
            Tuple.of(
                receipt.id(),
                receipt.request().value(),
                receipt.owner().value(),
                receipt.viewer(),
                Buffer.buffer(receipt.hash()),
                new JsonObject(receipt.content()),
                receipt.madeAt().atOffset(ZoneOffset.UTC)))
        .map(rows -> rows.iterator().next().getUUID("id"));
  }

  Future<Optional<Kept>> receipt(SqlConnection connection, UUID id) {
    return connection
        .preparedQuery(SELECT + "where id = $1")
        .execute(Tuple.of(id))
        .map(
            rows ->
                rows.size() == 0 ? Optional.empty() : Optional.of(kept(rows.iterator().next())));
  }

  /** The newest receipts of a request. */
  Future<List<Kept>> of(SqlConnection connection, RequestId request, int limit) {
    return connection
        .preparedQuery(SELECT + "where request = $1 order by made_at desc, id limit $2")
        .execute(Tuple.of(request.value(), limit))
        .map(
            rows -> {
              List<Kept> receipts = new ArrayList<>();
              rows.forEach(row -> receipts.add(kept(row)));
              return receipts;
            });
  }

  private static final String SELECT =
      "select id, request, owner, viewer, content_hash, content::text as content, made_at from"
          + " receipts ";

  private static Kept kept(Row row) {
    return new Kept(
        row.getUUID("id"),
        new RequestId(row.getUUID("request")),
        new OrganisationId(row.getUUID("owner")),
        row.getUUID("viewer"),
        row.getBuffer("content_hash").getBytes(),
        row.getString("content"),
        row.getOffsetDateTime("made_at").toInstant());
  }

  /**
   * Destroys what leads from numbers to a person. Waits for answers that are being kept: they may
   * be about this person and have seen no tombstone yet.
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
                    .preparedQuery("delete from receipt_people where manager = $1")
                    .execute(who))
        .mapEmpty();
  }
}
