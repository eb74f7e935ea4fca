package eu.veerman.profile.mail;

import eu.veerman.platform.http.Problem;
import eu.veerman.profile.storage.Stamps;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/** Where mails are put, in the transaction of what they tell. */
public final class Outbox {
  private final MailConfig config;
  private final Letters letters;
  private final Stamps stamps;

  public Outbox(MailConfig config, Letters letters, Stamps stamps) {
    this.config = config;
    this.letters = letters;
    this.stamps = stamps;
  }

  public Letters letters() {
    return letters;
  }

  /** Fails with a 503 where nothing can be told by mail. */
  public Future<Void> works() {
    return config.works()
        ? Future.succeededFuture()
        : Problem.of(
                503,
                "no-mail-server",
                "Veerman cannot send mail here",
                "No mail server is set up. Ask whoever runs this Veerman.")
            .asFailure();
  }

  /** Puts a letter on its way; where nothing can be told by mail it is dropped. */
  public Future<Void> put(SqlConnection tx, Letter letter) {
    return config.works()
        ? MailStore.insert(tx, stamps.id(), letter, stamps.now())
        : Future.succeededFuture();
  }
}
