package eu.veerman.profile.provider;

import eu.veerman.contracts.OrganisationId;
import eu.veerman.profile.storage.SecretWord;
import eu.veerman.profile.storage.Stored;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Identity providers, and who is on the way to one. */
final class ProviderStore {
  private ProviderStore() {}

  static Future<Optional<IdentityProvider>> of(
      SqlConnection connection, OrganisationId organisation) {
    return connection
        .preparedQuery(
            "SELECT organisation, issuer, client_id FROM identity_providers WHERE organisation ="
                + " $1")
        .execute(Tuple.of(organisation.value()))
        .map(rows -> Stored.first(rows, ProviderStore::provider));
  }

  /** The provider of the organisation to which a domain was verified to belong. */
  static Future<Optional<IdentityProvider>> ofDomain(SqlConnection connection, String domain) {
    return connection
        .preparedQuery(
            """
            SELECT p.organisation, p.issuer, p.client_id
            FROM identity_providers p JOIN organisations o ON o.id = p.organisation
            WHERE o.domain = $1 AND o.verification = 'verified' ORDER BY o.created_at, o.id LIMIT 1
            """)
        .execute(Tuple.of(domain))
        .map(rows -> Stored.first(rows, ProviderStore::provider));
  }

  static Future<Void> write(SqlConnection tx, IdentityProvider provider) {
    return tx.preparedQuery(
            """
            INSERT INTO identity_providers (organisation, issuer, client_id) VALUES ($1, $2, $3)
            ON CONFLICT (organisation)
              DO UPDATE SET issuer = excluded.issuer, client_id = excluded.client_id
            """)
        .execute(
            Tuple.of(
                provider.organisation().value(), provider.issuer().toString(), provider.clientId()))
        .mapEmpty();
  }

  static Future<Boolean> delete(SqlConnection tx, OrganisationId organisation) {
    return tx.preparedQuery("DELETE FROM identity_providers WHERE organisation = $1")
        .execute(Tuple.of(organisation.value()))
        .map(rows -> rows.rowCount() == 1);
  }

  /**
   * Somebody on the way.
   *
   * @param nonce that the token must name
   * @param verifier of PKCE
   * @param redirect where the provider sends the browser back to
   */
  record OnTheWay(OrganisationId organisation, String nonce, String verifier, String redirect) {}

  /** Notes who was sent on the way, by hashes of what the browser brings back. */
  static Future<Void> send(
      SqlConnection tx,
      SecretWord state,
      SecretWord binding,
      OnTheWay way,
      Instant now,
      Instant until) {
    return tx.preparedQuery("DELETE FROM provider_sign_ins WHERE expires_at < $1")
        .execute(Tuple.of(Stored.time(now)))
        .compose(
            cleaned ->
                tx.preparedQuery(
                        """
                        INSERT INTO provider_sign_ins
                          (state, binding, organisation, nonce, verifier, redirect, expires_at)
                        VALUES ($1, $2, $3, $4, $5, $6, $7)
                        """)
                    .execute(
                        Tuple.of(
                            Buffer.buffer(state.hash()),
                            Buffer.buffer(binding.hash()),
                            way.organisation().value(),
                            way.nonce(),
                            way.verifier(),
                            way.redirect(),
                            Stored.time(until))))
        .mapEmpty();
  }

  /** Who comes back, once; empty for whom nobody sent, another browser, or too late. */
  static Future<Optional<OnTheWay>> take(
      SqlConnection tx, SecretWord state, SecretWord binding, Instant now) {
    return tx.preparedQuery(
            """
            DELETE FROM provider_sign_ins WHERE state = $1 AND binding = $2 AND expires_at > $3
            RETURNING organisation, nonce, verifier, redirect
            """)
        .execute(
            Tuple.of(Buffer.buffer(state.hash()), Buffer.buffer(binding.hash()), Stored.time(now)))
        .map(
            rows ->
                Stored.first(
                    rows,
                    row ->
                        new OnTheWay(
                            new OrganisationId(row.getUUID("organisation")),
                            row.getString("nonce"),
                            row.getString("verifier"),
                            row.getString("redirect"))));
  }

  private static IdentityProvider provider(Row row) {
    return new IdentityProvider(
        new OrganisationId(row.getUUID("organisation")),
        URI.create(row.getString("issuer")),
        row.getString("client_id"));
  }
}
