package eu.veerman.platform.database;

import eu.veerman.platform.service.Outage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.TransactionRollbackException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * A service's connections to its schema. After an outage the pool connects again by itself; until
 * then everything fails with an {@link Outage}.
 */
public final class Database {
  private static final int PIPELINED = 64;
  private static final int CACHED_STATEMENTS = 256;
  private static final int CACHED_STATEMENT_CHARS = 8_192;
  private static final int ATTEMPTS = 3;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final Vertx vertx;
  private final DatabaseLogin login;
  private final String schema;
  private final Pool pool;

  private Database(Vertx vertx, DatabaseLogin login, String schema, Pool pool) {
    this.vertx = vertx;
    this.login = login;
    this.schema = schema;
    this.pool = pool;
  }

  /** Makes a pool. Connects when first used, so it starts while the database is away. */
  public static Database open(
      Vertx vertx, DatabaseLogin login, String schema, DatabaseLimits limits) {
    PoolOptions pool =
        new PoolOptions()
            .setMaxSize(limits.connections())
            .setMaxWaitQueueSize(limits.waiting())
            .setConnectionTimeout((int) limits.longestWait().toMillis())
            .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
            .setMaxLifetime(30)
            .setMaxLifetimeUnit(TimeUnit.MINUTES);
    return new Database(
        vertx,
        login,
        schema,
        PgBuilder.pool()
            .with(pool)
            .connectingTo(options(login, schema, limits))
            .using(vertx)
            .build());
  }

  private static PgConnectOptions options(
      DatabaseLogin login, String schema, DatabaseLimits limits) {
    return new PgConnectOptions()
        .setHost(login.address().host())
        .setPort(login.address().port())
        .setDatabase(login.address().database())
        .setUser(login.role())
        .setPassword(login.password().value())
        .setPipeliningLimit(PIPELINED)
        .setCachePreparedStatements(true)
        .setPreparedStatementCacheMaxSize(CACHED_STATEMENTS)
        .setPreparedStatementCacheSqlLimit(CACHED_STATEMENT_CHARS)
        .addProperty("application_name", login.role())
        .addProperty("search_path", schema)
        .addProperty("timezone", "UTC")
        .addProperty("statement_timeout", millis(limits.statement()))
        .addProperty("lock_timeout", millis(limits.lock()))
        .addProperty("idle_in_transaction_session_timeout", millis(limits.idleInTransaction()));
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }

  /** What a connection of one's own to the same database needs, for listening. */
  public PgConnectOptions ownConnection() {
    return options(login, schema, DatabaseLimits.USUAL)
        .setCachePreparedStatements(false)
        .addProperty("application_name", login.role() + " listener");
  }

  /** The Vert.x instance the connections live on. */
  public Vertx vertx() {
    return vertx;
  }

  /** The schema whose tables are named without it. */
  public String schema() {
    return schema;
  }

  /** Does something with a connection that commits each statement by itself. */
  public <T> Future<T> withConnection(Function<SqlConnection, Future<T>> work) {
    return pool.withConnection(connection -> guarded(work, connection))
        .recover(failure -> Future.failedFuture(explained(failure)));
  }

  /**
   * Does something in one transaction: all of it when the future succeeds, nothing of it when it
   * fails. When the database broke a deadlock or found a conflict by rolling back, the work is done
   * again, up to three times in all, so it must not have effects outside of the transaction.
   */
  public <T> Future<T> withTransaction(Function<SqlConnection, Future<T>> work) {
    return attempt(work, ATTEMPTS).recover(failure -> Future.failedFuture(explained(failure)));
  }

  private <T> Future<T> attempt(Function<SqlConnection, Future<T>> work, int left) {
    return pool.<T>withTransaction(connection -> guarded(work, connection))
        .recover(
            failure ->
                left > 1 && isConflict(failure)
                    ? attempt(work, left - 1)
                    : Future.failedFuture(failure));
  }

  private static <T> Future<T> guarded(
      Function<SqlConnection, Future<T>> work, SqlConnection connection) {
    try {
      return work.apply(connection);
    } catch (RuntimeException thrown) {
      // A failed future rolls the transaction back; a thrown exception would leave that to others.
      return Future.failedFuture(thrown);
    }
  }

  /** Succeeds when the database answers. */
  public Future<Void> check() {
    return withConnection(connection -> connection.query("select 1").execute()).mapEmpty();
  }

  /** Closes all connections. */
  public Future<Void> close() {
    return pool.close();
  }

  private static boolean isConflict(Throwable failure) {
    return failure instanceof PgException refused
        && ("40001".equals(refused.getSqlState()) || "40P01".equals(refused.getSqlState()));
  }

  private static Throwable explained(Throwable failure) {
    return isOutage(failure) && !(failure instanceof Outage)
        ? new Outage("the database", RETRY_AFTER, failure)
        : failure;
  }

  /** Whether a failure says something about the database's state and nothing about the work. */
  public static boolean isOutage(Throwable failure) {
    return switch (failure) {
      case Outage known -> true;
      case PgException refused -> isOutage(String.valueOf(refused.getSqlState()));
      case ClosedConnectionException closed -> true;
      case TransactionRollbackException rolledBack -> false;
      case IOException unreachable -> true;
      case TimeoutException waitedTooLong -> true;
      // The pool tells a full queue and a wait that was too long only in words.
      case VertxException vertx -> isPoolExhausted(String.valueOf(vertx.getMessage()));
      default -> isPoolExhausted(String.valueOf(failure.getMessage()));
    };
  }

  private static boolean isPoolExhausted(String message) {
    return message.startsWith("Timeout waiting for connection")
        || message.startsWith("Connection pool reached max wait queue size");
  }

  private static boolean isOutage(String sqlState) {
    return sqlState.startsWith("08") // connection
        || sqlState.startsWith("53") // out of connections, memory, disk
        || sqlState.startsWith("57P") // shutting down, crashed, starting
        || sqlState.equals("57014") // statement_timeout
        || sqlState.equals("55P03") // lock_timeout
        || sqlState.equals("25P03") // idle_in_transaction_session_timeout
        || sqlState.equals("25006"); // read only: a standby that was not promoted yet
  }
}
