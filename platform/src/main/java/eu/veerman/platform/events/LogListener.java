package eu.veerman.platform.events;

import eu.veerman.platform.database.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes readers when something they read was appended, over one connection of its own that listens;
 * the notification names the type. A lost notification costs time, never an event: readers also
 * look by themselves. After a reconnection everybody is woken, since notifications of the time
 * between are lost.
 */
public final class LogListener {
  private static final Logger LOG = LoggerFactory.getLogger(LogListener.class);
  private static final Duration RECONNECT_AFTER = Duration.ofSeconds(1);
  private static final Duration CHECK_EVERY = Duration.ofSeconds(20);
  private static final Duration CHECK_DEADLINE = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final Database database;
  private final List<Sleeper> sleepers = new CopyOnWriteArrayList<>();
  private @Nullable PgConnection connection;
  private boolean stopped;
  private boolean troubled;

  /**
   * @param types that it reads; empty for all
   */
  private record Sleeper(Set<String> types, Runnable wake) {
    boolean reads(String type) {
      return types.isEmpty() || types.contains(type);
    }
  }

  private LogListener(Database database) {
    this.vertx = database.vertx();
    this.database = database;
  }

  /** Starts to listen, now or as soon as the database answers. */
  public static LogListener start(Database database) {
    LogListener listener = new LogListener(database);
    listener.connect();
    return listener;
  }

  /**
   * Runs something after every append of one of the types; it must be quick.
   *
   * @param types empty for all
   */
  void onAppend(Set<String> types, Runnable wake) {
    sleepers.add(new Sleeper(types, wake));
  }

  void forget(Runnable wake) {
    sleepers.removeIf(sleeper -> sleeper.wake.equals(wake));
  }

  /** Closes the connection. */
  public synchronized Future<Void> stop() {
    stopped = true;
    return connection == null ? Future.succeededFuture() : connection.close();
  }

  private void connect() {
    PgConnection.connect(vertx, database.ownConnection())
        .compose(
            opened ->
                opened
                    .query("listen veerman_events")
                    .execute()
                    .map(opened)
                    .onFailure(failure -> opened.close()))
        .onSuccess(this::listen)
        .onFailure(this::reconnect);
  }

  private synchronized void listen(PgConnection opened) {
    if (stopped) {
      opened.close();
      return;
    }
    if (troubled) {
      LOG.info("Listening to the event log again");
    }
    troubled = false;
    connection = opened;
    opened.notificationHandler(notification -> wake(notification.getPayload()));
    opened.closeHandler(closed -> reconnect(new IllegalStateException("the connection closed")));
    checkLater(opened);
    wakeAll();
  }

  /** A connection whose other end is gone without a word notices only when it is used. */
  private void checkLater(PgConnection opened) {
    vertx.setTimer(
        CHECK_EVERY.toMillis(),
        timer -> {
          synchronized (this) {
            if (stopped || connection != opened) {
              return;
            }
          }
          opened
              .query("select 1")
              .execute()
              .timeout(CHECK_DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
              .onSuccess(alive -> checkLater(opened))
              .onFailure(failure -> opened.close());
        });
  }

  private synchronized void reconnect(Throwable reason) {
    connection = null;
    if (stopped) {
      return;
    }
    if (!troubled) {
      LOG.atWarn()
          .addKeyValue("reason", String.valueOf(reason.getMessage()))
          .log("Not listening to the event log; readers look by themselves meanwhile");
    }
    troubled = true;
    vertx.setTimer(
        RECONNECT_AFTER.toMillis(),
        timer -> {
          synchronized (this) {
            if (stopped) {
              return;
            }
          }
          connect();
        });
  }

  /** Without a type it concerns everybody: the log has begun an epoch. */
  private void wake(String type) {
    if (type.isEmpty()) {
      wakeAll();
      return;
    }
    for (Sleeper sleeper : sleepers) {
      if (sleeper.reads(type)) {
        sleeper.wake.run();
      }
    }
  }

  private void wakeAll() {
    sleepers.forEach(sleeper -> sleeper.wake.run());
  }
}
