package eu.veerman.profile.session;

import eu.veerman.platform.database.Database;
import eu.veerman.platform.tokens.KeySource;
import eu.veerman.platform.tokens.SigningKey;
import eu.veerman.platform.tokens.TokenIssuer;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The keys of this service: made when there is none, and followed by a new one every month. An
 * older one still verifies what it signed, so that nobody is signed out.
 */
public final class SigningKeys {
  private static final Duration SIGNS = Duration.ofDays(30);

  private final Database database;
  private final InstantSource clock;
  private final Supplier<UUID> ids;
  private final SecureRandom random;

  public SigningKeys(
      Database database, InstantSource clock, Supplier<UUID> ids, SecureRandom random) {
    this.database = database;
    this.clock = clock;
    this.ids = ids;
    this.random = random;
  }

  /** The keys, newest first; of instances that ask together one makes a new key that is due. */
  public Future<List<SigningKey>> load() {
    return database.withTransaction(
        tx ->
            SigningKeyStore.lock(tx)
                .compose(locked -> SigningKeyStore.newest(tx))
                .compose(
                    newest -> {
                      Instant now = clock.instant();
                      boolean due = newest.map(made -> made.plus(SIGNS).isBefore(now)).orElse(true);
                      return due
                          ? SigningKeyStore.insert(
                              tx, SigningKey.generate(ids.get().toString(), random), now)
                          : Future.succeededFuture();
                    })
                .compose(made -> SigningKeyStore.all(tx)));
  }

  /** The published keys of an issuer, which signs with the newest after each look. */
  public KeySource following(TokenIssuer issuer) {
    return () ->
        load()
            .map(
                keys -> {
                  issuer.use(keys);
                  return issuer.jwks();
                });
  }
}
