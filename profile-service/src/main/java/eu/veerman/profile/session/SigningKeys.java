package eu.veerman.profile.session;

import eu.veerman.platform.database.Database;
import eu.veerman.platform.tokens.SigningKey;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** The keys of this service, made when there is none. */
public final class SigningKeys {
  private SigningKeys() {}

  /** The keys, newest first; of instances that start together one makes the first key. */
  public static Future<List<SigningKey>> load(
      Database database, InstantSource clock, Supplier<UUID> ids, SecureRandom random) {
    return database.withTransaction(
        tx ->
            SigningKeyStore.lock(tx)
                .compose(locked -> SigningKeyStore.all(tx))
                .compose(
                    keys -> {
                      if (!keys.isEmpty()) {
                        return Future.succeededFuture(keys);
                      }
                      SigningKey first = SigningKey.generate(ids.get().toString(), random);
                      return SigningKeyStore.insert(tx, first, clock.instant())
                          .map(stored -> List.of(first));
                    }));
  }
}
