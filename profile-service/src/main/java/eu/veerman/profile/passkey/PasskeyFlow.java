package eu.veerman.profile.passkey;

import eu.veerman.contracts.AccountId;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.http.Problem;
import eu.veerman.platform.json.Json;
import eu.veerman.profile.account.Account;
import eu.veerman.profile.account.AccountStore;
import eu.veerman.profile.session.SessionFlow;
import eu.veerman.profile.session.SignInFlow;
import eu.veerman.profile.storage.Stamps;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.webauthn4j.Attestation;
import io.vertx.ext.auth.webauthn4j.Authenticator;
import io.vertx.ext.auth.webauthn4j.CredentialStorage;
import io.vertx.ext.auth.webauthn4j.RelyingParty;
import io.vertx.ext.auth.webauthn4j.ResidentKey;
import io.vertx.ext.auth.webauthn4j.UserVerification;
import io.vertx.ext.auth.webauthn4j.WebAuthn4J;
import io.vertx.ext.auth.webauthn4j.WebAuthn4JCredentials;
import io.vertx.ext.auth.webauthn4j.WebAuthn4JOptions;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passkeys (Web Authentication, level 2): made by somebody who is signed in, and signed in with
 * afterwards without address or password. Each is bound by the browser to the site that it was made
 * for.
 */
public final class PasskeyFlow {
  private static final Logger LOG = LoggerFactory.getLogger(PasskeyFlow.class);
  private static final Duration LIFETIME = Duration.ofMinutes(5);
  private static final int MOST = 20;

  private final Database database;
  private final SignInFlow signIns;
  private final SessionFlow sessions;
  private final Stamps stamps;
  private final WebAuthn4J library;

  public PasskeyFlow(
      Vertx vertx, Database database, SignInFlow signIns, SessionFlow sessions, Stamps stamps) {
    this.database = database;
    this.signIns = signIns;
    this.sessions = sessions;
    this.stamps = stamps;
    this.library =
        WebAuthn4J.create(
                vertx,
                new WebAuthn4JOptions()
                    .setRelyingParty(new RelyingParty().setName("Veerman"))
                    // Which make of key it is says nothing that counts here.
                    .setAttestation(Attestation.NONE)
                    .setResidentKey(ResidentKey.REQUIRED)
                    .setRequireResidentKey(true)
                    .setUserVerification(UserVerification.REQUIRED))
            .credentialStorage(new Storage());
  }

  /** Finds what was kept; what is new is kept by the flow, with the name that the person gives. */
  private final class Storage implements CredentialStorage {
    @Override
    public Future<List<Authenticator>> find(String account, String credential) {
      return database.withConnection(
          connection ->
              credential == null
                  ? PasskeyStore.of(connection, new AccountId(UUID.fromString(account)))
                      .map(all -> all.stream().map(Passkey::authenticator).toList())
                  : PasskeyStore.find(connection, credential)
                      .map(found -> found.map(Passkey::authenticator).stream().toList()));
    }

    @Override
    public Future<Void> storeCredential(Authenticator authenticator) {
      return Future.succeededFuture();
    }

    @Override
    public Future<Void> updateCounter(Authenticator authenticator) {
      return Future.succeededFuture();
    }
  }

  /**
   * Where the browser is.
   *
   * @param origin such as {@code https://veerman.example}
   * @param host such as {@code veerman.example}
   */
  record Site(String origin, String host) {}

  /** What a browser needs to make a passkey, after the password was given once more. */
  Future<JsonObject> toMake(Viewer viewer, String password, SessionFlow.Caller caller) {
    return signIns
        .proved(viewer, password, caller)
        .compose(
            account ->
                library
                    .createCredentialsOptions(new JsonObject().put("name", account.id().toString()))
                    .map(options -> withUser(options, account))
                    .compose(options -> opened(options, Optional.of(account.id()))));
  }

  /** The person as the authenticator shows it: under an id that says nothing. */
  private static JsonObject withUser(JsonObject options, Account account) {
    ByteBuffer id = ByteBuffer.allocate(Long.BYTES * 2);
    id.putLong(account.id().value().getMostSignificantBits());
    id.putLong(account.id().value().getLeastSignificantBits());
    return options.put(
        "user",
        new JsonObject()
            .put("id", Base64.getUrlEncoder().withoutPadding().encodeToString(id.array()))
            .put("name", account.email().value())
            .put("displayName", account.name()));
  }

  private Future<JsonObject> opened(JsonObject options, Optional<AccountId> account) {
    Instant now = stamps.now();
    return database
        .withTransaction(
            tx ->
                PasskeyStore.open(
                    tx, options.getString("challenge"), account, now, now.plus(LIFETIME)))
        .map(options);
  }

  /** Keeps the passkey that a browser made. */
  Future<Passkey> make(Viewer viewer, String name, JsonObject credential, Site site) {
    AccountId account = viewer.account();
    return challenge(credential)
        .compose(challenge -> taken(challenge, Optional.of(account)))
        .compose(
            challenge ->
                library.authenticate(
                    new WebAuthn4JCredentials()
                        .setUsername(account.toString())
                        .setChallenge(challenge)
                        .setOrigin(site.origin())
                        .setDomain(site.host())
                        .setWebauthn(credential)))
        .recover(PasskeyFlow::refused)
        .compose(made -> kept(account, name, new Authenticator(made.principal())));
  }

  private Future<Passkey> kept(AccountId account, String name, Authenticator authenticator) {
    Passkey passkey =
        new Passkey(stamps.id(), account, name, authenticator, stamps.now(), Optional.empty());
    return database.withTransaction(
        tx ->
            PasskeyStore.of(tx, account)
                .compose(
                    all ->
                        all.size() >= MOST
                            ? Problem.conflict(
                                    "too-many-passkeys",
                                    "There are too many passkeys",
                                    "Remove one that is not used any more first.")
                                .<Boolean>asFailure()
                            : PasskeyStore.insert(tx, passkey))
                .compose(
                    kept ->
                        kept
                            ? Future.succeededFuture(passkey)
                            : refused(new IllegalStateException("it is kept already"))));
  }

  /** What a browser needs to sign somebody in whose name it does not know yet. */
  Future<JsonObject> toSignIn() {
    return library
        .getCredentialsOptions(null)
        .map(options -> options.put("allowCredentials", new JsonArray()))
        .compose(options -> opened(options, Optional.empty()));
  }

  /** Signs in whoever holds the passkey. */
  Future<SessionFlow.Session> signIn(JsonObject credential, Site site, SessionFlow.Caller caller) {
    return challenge(credential)
        .compose(challenge -> taken(challenge, Optional.empty()))
        .compose(
            challenge ->
                library.authenticate(
                    new WebAuthn4JCredentials()
                        .setChallenge(challenge)
                        .setOrigin(site.origin())
                        .setDomain(site.host())
                        .setWebauthn(credential)))
        .recover(PasskeyFlow::refused)
        .compose(
            proved ->
                begin(
                    credential.getString("id"),
                    new Authenticator(proved.principal()).getCounter(),
                    caller));
  }

  private Future<SessionFlow.Session> begin(
      String credential, long counter, SessionFlow.Caller caller) {
    Instant now = stamps.now();
    return database.withTransaction(
        tx ->
            PasskeyStore.find(tx, credential)
                .compose(
                    found ->
                        found
                            .map(
                                passkey ->
                                    PasskeyStore.used(tx, passkey.id(), counter, now)
                                        .compose(used -> AccountStore.find(tx, passkey.account()))
                                        .compose(
                                            account ->
                                                sessions.begin(tx, account.orElseThrow(), caller)))
                            .orElseGet(() -> refused(new IllegalStateException("gone")))));
  }

  /** The challenge that the browser signed, as it says itself; whether it is ours is seen next. */
  private static Future<String> challenge(JsonObject credential) {
    try {
      byte[] clientData =
          Base64.getUrlDecoder()
              .decode(credential.getJsonObject("response").getString("clientDataJSON"));
      return Future.succeededFuture(Json.readStrictTree(clientData).path("challenge").asText());
    } catch (RuntimeException unreadable) {
      return refused(unreadable);
    }
  }

  private Future<String> taken(String challenge, Optional<AccountId> account) {
    return database
        .withTransaction(tx -> PasskeyStore.take(tx, challenge, account, stamps.now()))
        .compose(
            open ->
                open
                    ? Future.succeededFuture(challenge)
                    : refused(new IllegalStateException("the challenge is not open")));
  }

  private static <T> Future<T> refused(Throwable cause) {
    LOG.atInfo()
        .addKeyValue("reason", String.valueOf(cause.getMessage()))
        .log("A passkey was not accepted");
    return Problem.of(
            401,
            "wrong-passkey",
            "The passkey was not accepted",
            "Try again; if it stays, sign in with the password.")
        .asFailure();
  }

  /** A person's passkeys, the oldest first. */
  public Future<List<Passkey.View>> list(Viewer viewer) {
    return database
        .withConnection(connection -> PasskeyStore.of(connection, viewer.account()))
        .map(all -> all.stream().map(Passkey::view).toList());
  }

  Future<Void> remove(Viewer viewer, UUID id) {
    return database
        .withTransaction(tx -> PasskeyStore.delete(tx, viewer.account(), id))
        .compose(there -> there ? Future.succeededFuture() : Problem.notFound().asFailure());
  }
}
