package eu.veerman.profile.mail;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.veerman.contracts.AccountId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.platform.http.Problem;
import eu.veerman.profile.mail.MailedLinkStore.Link;
import eu.veerman.profile.storage.SecretWord;
import eu.veerman.profile.storage.Stamps;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Makes links to be mailed and takes them back, each once. */
public final class MailedLinks {
  private final Stamps stamps;
  private final SecureRandom random;

  public MailedLinks(Stamps stamps, SecureRandom random) {
    this.stamps = stamps;
    this.random = random;
  }

  /**
   * What a link does.
   *
   * @param content what else it remembers
   */
  public record Order(
      LinkPurpose purpose,
      EmailAddress email,
      Optional<AccountId> account,
      Optional<OrganisationId> organisation,
      ObjectNode content,
      Duration lifetime) {

    /** One that remembers nothing else. */
    public static Order of(
        LinkPurpose purpose,
        EmailAddress email,
        Optional<AccountId> account,
        Optional<OrganisationId> organisation,
        Duration lifetime) {
      return new Order(
          purpose, email, account, organisation, JsonNodeFactory.instance.objectNode(), lifetime);
    }
  }

  /**
   * Makes a link; empty when this address got many of them just now, so that nobody fills somebody
   * else's mailbox.
   */
  public Future<Optional<SecretWord>> make(SqlConnection tx, Order order) {
    Instant now = stamps.now();
    return MailedLinkStore.mailedSince(
            tx, order.email(), order.purpose(), now.minus(MailedLinkStore.WINDOW))
        .compose(
            mailed -> {
              if (mailed >= MailedLinkStore.MOST_MAILS) {
                return Future.succeededFuture(Optional.empty());
              }
              SecretWord secret = SecretWord.generate(random);
              Link link =
                  new Link(
                      stamps.id(),
                      order.email(),
                      order.account(),
                      order.organisation(),
                      order.content(),
                      now,
                      now.plus(order.lifetime()));
              return MailedLinkStore.clean(tx, now)
                  .compose(cleaned -> MailedLinkStore.insert(tx, secret, order.purpose(), link))
                  .map(Optional.of(secret));
            });
  }

  /** A link that still works, without using it up; else a problem that says what to do. */
  public Future<Link> look(SqlConnection connection, SecretWord secret, LinkPurpose purpose) {
    return MailedLinkStore.find(connection, secret, purpose, stamps.now())
        .compose(MailedLinks::working);
  }

  /** Uses up a link that still works; else a problem that says what to do. */
  public Future<Link> take(SqlConnection tx, SecretWord secret, LinkPurpose purpose) {
    return MailedLinkStore.take(tx, secret, purpose, stamps.now()).compose(MailedLinks::working);
  }

  private static Future<Link> working(Optional<Link> found) {
    return found
        .map(Future::succeededFuture)
        .orElseGet(
            () ->
                Problem.of(
                        410,
                        "link-over",
                        "The link does not work any more",
                        "It was used already, is too old, or a newer one took its place. Ask for"
                            + " another one.")
                    .asFailure());
  }
}
