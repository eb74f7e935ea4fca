package eu.veerman.profile.provider;

import eu.veerman.contracts.OrganisationId;
import java.net.URI;

/**
 * A company's own OpenID Connect provider.
 *
 * @param issuer its address, which its tokens name too
 * @param clientId under which Veerman is known there: a public client, proved by PKCE
 */
record IdentityProvider(OrganisationId organisation, URI issuer, String clientId) {
  IdentityProvider {
    String host = String.valueOf(issuer.getHost());
    boolean here = host.equals("localhost") || host.equals("127.0.0.1");
    if (!"https".equals(issuer.getScheme()) && !("http".equals(issuer.getScheme()) && here)) {
      throw new IllegalArgumentException(
          "issuer is '" + issuer + "', must be an https address such as https://login.example.com");
    }
  }

  /** The contract's IdentityProvider. */
  record View(String issuer, String clientId) {}

  View view() {
    return new View(issuer.toString(), clientId);
  }
}
