package eu.veerman.profile.provider;

import eu.veerman.contracts.AccountId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.TextLanguage;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.http.Problem;
import eu.veerman.profile.account.AccountStore;
import eu.veerman.profile.auditing.Audit;
import eu.veerman.profile.mail.EmailAddress;
import eu.veerman.profile.organisation.MemberRole;
import eu.veerman.profile.organisation.MembershipStore;
import eu.veerman.profile.organisation.Organisation;
import eu.veerman.profile.organisation.OrganisationGuard;
import eu.veerman.profile.organisation.OrganisationStore;
import eu.veerman.profile.provider.ProviderStore.OnTheWay;
import eu.veerman.profile.session.SessionFlow;
import eu.veerman.profile.storage.SecretWord;
import eu.veerman.profile.storage.Stamps;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.oauth2.OAuth2Auth;
import io.vertx.ext.auth.oauth2.OAuth2AuthorizationURL;
import io.vertx.ext.auth.oauth2.OAuth2FlowType;
import io.vertx.ext.auth.oauth2.OAuth2Options;
import io.vertx.ext.auth.oauth2.Oauth2Credentials;
import io.vertx.ext.auth.oauth2.providers.OpenIDConnectAuth;
import io.vertx.sqlclient.SqlConnection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signing in through a company's own OpenID Connect provider (OpenID Connect Core 1.0, the code
 * flow with PKCE). It vouches for addresses at the domain that was verified to be the
 * organisation's, for that organisation, and for nothing else; whoever it vouches for becomes a
 * member.
 */
public final class ProviderFlow {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderFlow.class);
  private static final int MOST_NAME_CHARS = 100;
  private static final Duration ON_THE_WAY = Duration.ofMinutes(10);

  /** A provider's addresses and keys are looked up again after this. */
  private static final Duration KNOWN_FOR = Duration.ofHours(1);

  private final Vertx vertx;
  private final Database database;
  private final SessionFlow sessions;
  private final Audit audit;
  private final Stamps stamps;
  private final SecureRandom random;
  private final Map<IdentityProvider, Future<OAuth2Auth>> known = new ConcurrentHashMap<>();

  public ProviderFlow(
      Vertx vertx,
      Database database,
      SessionFlow sessions,
      Audit audit,
      Stamps stamps,
      SecureRandom random) {
    this.vertx = vertx;
    this.database = database;
    this.sessions = sessions;
    this.audit = audit;
    this.stamps = stamps;
    this.random = random;
  }

  /**
   * Where to send a browser.
   *
   * @param binding what the browser keeps and brings back: another browser cannot come in its place
   */
  record Way(String url, String binding) {}

  /** Begins; a 404 where no provider vouches for addresses of this domain. */
  Future<Way> begin(EmailAddress email, String redirect) {
    String domain = email.value().substring(email.value().indexOf('@') + 1);
    return database
        .withConnection(connection -> ProviderStore.ofDomain(connection, domain))
        .compose(
            found ->
                found
                    .map(provider -> begin(provider, email, redirect))
                    .orElseGet(
                        () ->
                            Problem.of(
                                    404,
                                    "no-provider",
                                    "No identity provider is connected for this address",
                                    "Sign in with your password or a passkey.")
                                .asFailure()));
  }

  private Future<Way> begin(IdentityProvider provider, EmailAddress email, String redirect) {
    SecretWord state = SecretWord.generate(random);
    SecretWord binding = SecretWord.generate(random);
    String nonce = SecretWord.generate(random).word();
    String verifier = SecretWord.generate(random).word();
    OnTheWay way = new OnTheWay(provider.organisation(), nonce, verifier, redirect);
    return client(provider)
        .compose(
            client ->
                database
                    .withTransaction(
                        tx ->
                            ProviderStore.send(
                                tx,
                                state,
                                binding,
                                way,
                                stamps.now(),
                                stamps.now().plus(ON_THE_WAY)))
                    .map(
                        noted ->
                            new Way(
                                client.authorizeURL(
                                    new OAuth2AuthorizationURL()
                                        .setRedirectUri(redirect)
                                        .setScopes(List.of("openid", "email", "profile"))
                                        .setState(state.word())
                                        .setCodeChallenge(challenge(verifier))
                                        .setCodeChallengeMethod("S256")
                                        .setLoginHint(email.value())
                                        .putAdditionalParameter("nonce", nonce)),
                                binding.word())));
  }

  /** RFC 7636, section 4.2. */
  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private Future<OAuth2Auth> client(IdentityProvider provider) {
    return found(provider)
        .recover(
            failure -> {
              LOG.atWarn()
                  .addKeyValue("organisation", provider.organisation())
                  .addKeyValue("cause", String.valueOf(failure.getMessage()))
                  .log("An identity provider cannot be reached");
              return Problem.of(
                      502,
                      "provider-away",
                      "Your organisation's identity provider does not answer",
                      "Try again in a moment, or sign in with your password.")
                  .asFailure();
            });
  }

  /** Looked up once for all who ask at the same time, and again after a failure. */
  private Future<OAuth2Auth> found(IdentityProvider provider) {
    Future<OAuth2Auth> before = known.get(provider);
    if (before != null) {
      return before;
    }
    Future<OAuth2Auth> looking = discover(provider);
    known.put(provider, looking);
    looking.onFailure(failure -> known.remove(provider, looking));
    vertx.setTimer(KNOWN_FOR.toMillis(), over -> known.remove(provider, looking));
    return looking;
  }

  private Future<OAuth2Auth> discover(IdentityProvider provider) {
    return OpenIDConnectAuth.discover(
            vertx,
            new OAuth2Options()
                .setSite(provider.issuer().toString())
                .setClientId(provider.clientId()))
        .compose(client -> client.jWKSet().map(client))
        .onSuccess(client -> client.missingKeyHandler(key -> client.jWKSet()));
  }

  /** Ends it: the provider's word for who somebody is becomes a session. */
  Future<SessionFlow.Session> finish(
      String code, SecretWord state, SecretWord binding, SessionFlow.Caller caller) {
    return database
        .withTransaction(tx -> ProviderStore.take(tx, state, binding, stamps.now()))
        .compose(
            found ->
                found
                    .map(way -> finish(code, way, caller))
                    .orElseGet(() -> refused("nobody was sent on this way, or it took too long")));
  }

  private Future<SessionFlow.Session> finish(String code, OnTheWay way, SessionFlow.Caller caller) {
    return database
        .withConnection(
            connection ->
                ProviderStore.of(connection, way.organisation())
                    .compose(
                        provider ->
                            OrganisationStore.find(connection, way.organisation())
                                .map(
                                    organisation ->
                                        provider.flatMap(
                                            it ->
                                                organisation
                                                    .filter(o -> o.verification().isVerified())
                                                    .map(o -> new Connected(it, o))))))
        .compose(
            connected ->
                connected.isEmpty()
                    ? refused("the provider is not connected any more")
                    : claims(code, way, connected.get().provider())
                        .compose(claims -> person(claims, way, connected.get()))
                        .compose(
                            person ->
                                database.withTransaction(
                                    tx -> begin(tx, person, connected.get(), caller))));
  }

  private record Connected(IdentityProvider provider, Organisation organisation) {}

  private Future<JsonObject> claims(String code, OnTheWay way, IdentityProvider provider) {
    return client(provider)
        .compose(
            client ->
                client
                    .authenticate(
                        new Oauth2Credentials()
                            .setFlow(OAuth2FlowType.AUTH_CODE)
                            .setCode(code)
                            .setRedirectUri(way.redirect())
                            .setCodeVerifier(way.verifier()))
                    .map(user -> user.attributes().getJsonObject("idToken", new JsonObject()))
                    .recover(
                        failure -> refused("the code: " + String.valueOf(failure.getMessage()))));
  }

  /** Whom a token's claims name. */
  private record Person(EmailAddress email, String name) {}

  /** The library has checked the signature; the rest is section 3.1.3.7 of the specification. */
  private Future<Person> person(JsonObject claims, OnTheWay way, Connected connected) {
    IdentityProvider provider = connected.provider();
    Object audience = claims.getValue("aud");
    boolean forUs =
        provider.clientId().equals(audience)
            || (audience instanceof JsonArray many
                && many.contains(provider.clientId())
                && provider.clientId().equals(claims.getString("azp")));
    String email = claims.getString("email", "");
    Optional<String> domain = connected.organisation().verification().domain();
    if (!provider.issuer().toString().equals(claims.getString("iss"))) {
      return refused("the issuer is " + claims.getString("iss"));
    }
    if (!forUs) {
      return refused("the token is for " + audience);
    }
    if (claims.getLong("exp", 0L) <= stamps.now().getEpochSecond()) {
      return refused("the token is over");
    }
    if (!way.nonce().equals(claims.getString("nonce"))) {
      return refused("the nonce is another");
    }
    if (Boolean.FALSE.equals(claims.getBoolean("email_verified"))
        || domain.filter(own -> email.toLowerCase(Locale.ROOT).endsWith("@" + own)).isEmpty()) {
      return Problem.of(
              403,
              "address-elsewhere",
              "The identity provider does not vouch for this address",
              "Your account there needs a confirmed address of your organisation. Ask who runs it.")
          .asFailure();
    }
    String name = claims.getString("name", claims.getString("preferred_username", email));
    return named(email, name);
  }

  private static Future<Person> named(String email, String name) {
    String plain = name.replaceAll("\\p{Cntrl}", " ").strip();
    try {
      EmailAddress address = new EmailAddress(email);
      return Future.succeededFuture(
          new Person(
              address,
              plain.isEmpty()
                  ? address.value().substring(0, address.value().indexOf('@'))
                  : plain.substring(0, Math.min(MOST_NAME_CHARS, plain.length()))));
    } catch (IllegalArgumentException noAddress) {
      return refused(String.valueOf(noAddress.getMessage()));
    }
  }

  private Future<SessionFlow.Session> begin(
      SqlConnection tx, Person person, Connected connected, SessionFlow.Caller caller) {
    OrganisationId organisation = connected.organisation().id();
    return AccountStore.find(tx, person.email())
        .compose(
            found ->
                found.isPresent()
                    ? Future.succeededFuture(found.get().account().id())
                    : make(tx, person))
        .compose(
            id ->
                MembershipStore.insert(tx, id, organisation, MemberRole.MEMBER, stamps.now())
                    .compose(
                        fresh ->
                            fresh ? audit.note(tx, id, "member.joined") : Future.succeededFuture())
                    .compose(joined -> AccountStore.find(tx, id)))
        .map(Optional::orElseThrow)
        .compose(
            account ->
                sessions.beginByProvider(
                    tx, account, account.in(organisation).orElseThrow(), caller));
  }

  private Future<AccountId> make(SqlConnection tx, Person person) {
    AccountId id = new AccountId(stamps.id());
    return AccountStore.insert(
            tx, id, person.email(), person.name(), TextLanguage.EN, Optional.empty(), stamps.now())
        .map(id);
  }

  private static <T> Future<T> refused(String why) {
    LOG.atInfo().addKeyValue("reason", why).log("A sign-in through a provider was not accepted");
    return Problem.of(
            401,
            "provider-refused",
            "Not signed in",
            "The sign-in at your organisation did not come through. Begin again.")
        .asFailure();
  }

  /** Connects an organisation's provider, which is asked at once whether it is one. */
  Future<IdentityProvider> connect(Viewer viewer, IdentityProvider provider) {
    return client(provider)
        .recover(
            away ->
                Problem.invalid(
                        "/issuer",
                        "is '"
                            + provider.issuer()
                            + "', must be the address of an OpenID Connect provider that answers")
                    .asFailure())
        .compose(
            there ->
                database.withTransaction(
                    tx ->
                        OrganisationGuard.visible(tx, viewer, provider.organisation())
                            .compose(ProviderFlow::withDomain)
                            .compose(fine -> ProviderStore.write(tx, provider))
                            .compose(
                                written ->
                                    audit.note(
                                        tx,
                                        viewer,
                                        "provider.connected",
                                        provider.organisation().value(),
                                        Map.of("issuer", provider.issuer().toString())))
                            .map(provider)));
  }

  private static Future<Void> withDomain(Organisation organisation) {
    return organisation.verification().isVerified()
            && organisation.verification().domain().isPresent()
        ? Future.succeededFuture()
        : Problem.conflict(
                "no-verified-domain",
                "The organisation has no verified domain",
                "A provider vouches for addresses at the verified domain. Have it verified first.")
            .asFailure();
  }

  Future<Void> disconnect(Viewer viewer, OrganisationId organisation) {
    return database.withTransaction(
        tx ->
            ProviderStore.delete(tx, organisation)
                .compose(
                    there ->
                        there
                            ? audit.note(tx, viewer, "provider.disconnected", organisation.value())
                            : Problem.notFound().<Void>asFailure()));
  }

  Future<IdentityProvider> find(Viewer viewer, OrganisationId organisation) {
    return database.withConnection(
        connection ->
            OrganisationGuard.visible(connection, viewer, organisation)
                .compose(there -> ProviderStore.of(connection, organisation))
                .compose(
                    found ->
                        found
                            .map(Future::succeededFuture)
                            .orElseGet(Problem.notFound()::asFailure)));
  }
}
