package eu.veerman.profile.privacy;

import eu.veerman.platform.database.Database;
import eu.veerman.profile.input.Choices;
import eu.veerman.profile.privacy.ErasedBefore.Kind;
import eu.veerman.profile.storage.Stored;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erasures that a restore found to be made again. They are made before the service answers anybody:
 * nobody who was erased is seen again.
 */
public final class ErasuresDue {
  private static final Logger LOG = LoggerFactory.getLogger(ErasuresDue.class);
  private static final Map<String, Kind> KINDS = Choices.lowerCase(Kind.values());
  private static final int AT_ONCE = 100;

  private final Database database;
  private final ErasureFlow erasures;

  public ErasuresDue(Database database, ErasureFlow erasures) {
    this.database = database;
    this.erasures = erasures;
  }

  /** Makes all that are due; answers how many there were. */
  public Future<Integer> run() {
    return run(0)
        .onSuccess(
            made -> {
              if (made > 0) {
                LOG.info("Looked after {} erasures that the backup did not know of", made);
              }
            });
  }

  private Future<Integer> run(int before) {
    return some()
        .compose(
            due -> {
              Future<Void> all = Future.succeededFuture();
              for (ErasedBefore one : due) {
                all = all.compose(done -> erasures.again(one)).compose(made -> done(one));
              }
              return all.compose(
                  done ->
                      due.isEmpty() ? Future.succeededFuture(before) : run(before + due.size()));
            });
  }

  /** Persons first: what was theirs goes with them. */
  private Future<List<ErasedBefore>> some() {
    return database.withConnection(
        connection ->
            connection
                .preparedQuery("SELECT kind, id FROM erasures_due ORDER BY kind, id LIMIT $1")
                .execute(Tuple.of(AT_ONCE))
                .map(rows -> Stored.all(rows, ErasuresDue::due)));
  }

  private static ErasedBefore due(Row row) {
    return new ErasedBefore(
        Optional.ofNullable(KINDS.get(row.getString("kind"))).orElseThrow(), row.getUUID("id"));
  }

  private Future<Void> done(ErasedBefore one) {
    return database.withConnection(
        connection ->
            connection
                .preparedQuery("DELETE FROM erasures_due WHERE kind = $1 AND id = $2")
                .execute(Tuple.of(Choices.nameOf(one.kind()), one.id()))
                .mapEmpty());
  }
}
