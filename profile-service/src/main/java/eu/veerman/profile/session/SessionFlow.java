package eu.veerman.profile.session;

import eu.veerman.contracts.AccountId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.SessionId;
import eu.veerman.contracts.event.SessionEnded;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.events.EventLog;
import eu.veerman.platform.http.Problem;
import eu.veerman.platform.tokens.TokenIssuer;
import eu.veerman.platform.tokens.Viewer;
import eu.veerman.profile.account.Account;
import eu.veerman.profile.account.AccountStore;
import eu.veerman.profile.input.Choices;
import eu.veerman.profile.organisation.Membership;
import eu.veerman.profile.organisation.Organisation;
import eu.veerman.profile.storage.SecretWord;
import eu.veerman.profile.storage.Stamps;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sessions: begun, refreshed, moved to another organisation, listed and ended. */
public final class SessionFlow {
  private static final Logger LOG = LoggerFactory.getLogger(SessionFlow.class);

  private final Database database;
  private final TokenIssuer issuer;
  private final SessionLimits limits;
  private final EventLog log;
  private final EndedSessions ended;
  private final Stamps stamps;
  private final SecureRandom random;

  public SessionFlow(
      Database database,
      TokenIssuer issuer,
      SessionLimits limits,
      EventLog log,
      EndedSessions ended,
      Stamps stamps,
      SecureRandom random) {
    this.database = database;
    this.issuer = issuer;
    this.limits = limits;
    this.log = log;
    this.ended = ended;
    this.stamps = stamps;
    this.random = random;
  }

  /**
   * The contract's Session.
   *
   * @param accessToken given out with this answer
   * @param refreshToken given out with this answer: the next one to refresh with
   * @param expiresAt when the newest access token ends
   * @param sessionExpiresAt when the session ends unless it is refreshed
   */
  public record Session(
      Optional<String> accessToken,
      Optional<String> refreshToken,
      Instant expiresAt,
      Instant sessionExpiresAt,
      Account.View account) {}

  SessionLimits limits() {
    return limits;
  }

  /**
   * Who comes.
   *
   * @param address the network address
   * @param device what the browser or program calls itself
   */
  public record Caller(String address, String device) {}

  /**
   * Begins a session for somebody who has proved to be this person, in the organisation worked in
   * last.
   */
  public Future<Session> begin(SqlConnection tx, Account account, Caller caller) {
    if (account.suspended()) {
      return suspended();
    }
    if (account.memberships().isEmpty()) {
      return Problem.of(
              403,
              "no-organisation",
              "The account belongs to no organisation",
              "Ask somebody of your organisation for an invitation.")
          .asFailure();
    }
    return begin(tx, account, account.memberships().getFirst(), false, caller);
  }

  /**
   * Begins a session for whom the identity provider of an organisation vouches, in that
   * organisation and nowhere else: another's provider is no proof.
   */
  public Future<Session> beginByProvider(
      SqlConnection tx, Account account, Membership membership, Caller caller) {
    return account.suspended() ? suspended() : begin(tx, account, membership, true, caller);
  }

  private static <T> Future<T> suspended() {
    return Problem.of(
            403,
            "suspended",
            "The account is suspended",
            "An administrator suspended this account. Ask one why, and for it to be restored.")
        .asFailure();
  }

  private Future<Session> begin(
      SqlConnection tx, Account account, Membership membership, boolean byProvider, Caller caller) {
    Instant now = stamps.now();
    SecretWord refresh = SecretWord.generate(random);
    SessionStore.Open session =
        new SessionStore.Open(
            new SessionId(stamps.id()),
            account.id(),
            membership.organisation().id(),
            SessionRules.device(caller.device()),
            now,
            now,
            limits.end(now, now),
            byProvider);
    return SessionStore.insert(tx, session)
        .compose(stored -> SessionStore.insertToken(tx, session.id(), refresh))
        .compose(stored -> SessionStore.clean(tx, now))
        .compose(cleaned -> AttemptStore.clean(tx, now))
        .map(cleaned -> given(session, account, membership, Optional.of(refresh), now));
  }

  private Session given(
      SessionStore.Open session,
      Account account,
      Membership membership,
      Optional<SecretWord> refresh,
      Instant now) {
    TokenIssuer.Token token =
        issuer.issue(viewer(account, membership, session.id()), now, limits.token());
    return new Session(
        Optional.of(token.token()),
        refresh.map(SecretWord::word),
        token.expiresAt(),
        limits.end(session.createdAt(), now),
        account.view(membership));
  }

  private static Viewer viewer(Account account, Membership membership, SessionId session) {
    Organisation organisation = membership.organisation();
    return new Viewer(
        account.id().value(),
        organisation.id().value(),
        Choices.nameOf(organisation.kind()),
        Set.of(Choices.nameOf(membership.productRole())),
        account.managerIn(membership).map(manager -> manager.value()),
        account.name(),
        session.value());
  }

  /**
   * Gives out new tokens for a refresh token, which is used up by it. One that was used before was
   * copied: the session ends, for the thief and for the person.
   */
  Future<Session> refresh(SecretWord token) {
    Instant now = stamps.now();
    return database
        .withTransaction(
            tx ->
                SessionStore.lockToken(tx, token, now)
                    .compose(
                        found ->
                            found
                                .map(known -> refresh(tx, token, known, now))
                                .orElseGet(() -> Future.succeededFuture(new Refreshed.Refused()))))
        .compose(
            outcome ->
                switch (outcome) {
                  case Refreshed.Done done -> Future.succeededFuture(done.session());
                  case Refreshed.Refused refused -> over();
                  case Refreshed.Ended reused -> {
                    ended.add(reused.session());
                    yield over();
                  }
                });
  }

  /** What came of it; a failure would take back that the session was ended. */
  private sealed interface Refreshed {
    record Done(Session session) implements Refreshed {}

    record Refused() implements Refreshed {}

    record Ended(SessionEnded session) implements Refreshed {}
  }

  static <T> Future<T> over() {
    return Problem.unauthenticated("The session is over. Sign in again.").asFailure();
  }

  private Future<Refreshed> refresh(
      SqlConnection tx, SecretWord token, SessionStore.Token found, Instant now) {
    SessionStore.Open session = found.session();
    boolean again = found.usedAt().isPresent();
    if (again && found.usedAt().get().plus(SessionRules.SAME_MOMENT).isBefore(now)) {
      LOG.atWarn()
          .addKeyValue("session", session.id())
          .log("A refresh token was used twice; its session is ended");
      return end(tx, session.id())
          .map(over -> over.<Refreshed>map(Refreshed.Ended::new).orElse(new Refreshed.Refused()));
    }
    return AccountStore.find(tx, session.account())
        .compose(
            account -> {
              Optional<Membership> membership =
                  account.flatMap(person -> person.in(session.organisation()));
              if (account.isEmpty() || membership.isEmpty()) {
                return Future.succeededFuture(new Refreshed.Refused());
              }
              Optional<SecretWord> next =
                  again ? Optional.empty() : Optional.of(SecretWord.generate(random));
              Session refreshed = given(session, account.get(), membership.get(), next, now);
              return next.map(fresh -> rotate(tx, token, session, fresh, now))
                  .orElse(Future.succeededFuture())
                  .compose(
                      rotated ->
                          SessionStore.refreshed(
                              tx, session.id(), now, limits.end(session.createdAt(), now)))
                  .map(stored -> new Refreshed.Done(refreshed));
            });
  }

  private static Future<Void> rotate(
      SqlConnection tx, SecretWord used, SessionStore.Open session, SecretWord next, Instant now) {
    return SessionStore.useToken(tx, used, now)
        .compose(done -> SessionStore.insertToken(tx, session.id(), next));
  }

  /**
   * Goes on in another organisation of the person, in a session that takes this one's place: its
   * token must not outlive a membership that ends later.
   */
  Future<Session> moveTo(eu.veerman.profile.viewer.Viewer viewer, OrganisationId organisation) {
    return database
        .withTransaction(
            tx ->
                opened(tx, viewer)
                    .compose(
                        open ->
                            open.account()
                                .in(organisation)
                                .map(membership -> moveTo(tx, open, membership))
                                .orElseGet(Problem.notFound()::asFailure)))
        .map(
            moved -> {
              moved.over().ifPresent(ended::add);
              return moved.session();
            });
  }

  /** The session that goes on, and the one whose place it takes. */
  private record Moved(Session session, Optional<SessionEnded> over) {}

  private Future<Moved> moveTo(SqlConnection tx, Opened open, Membership membership) {
    if (open.session().byProvider()) {
      return Problem.of(
              403,
              "by-provider",
              "This session is of this organisation only",
              "Sign in with your password or a passkey to work in another organisation.")
          .asFailure();
    }
    Instant now = stamps.now();
    SessionStore.Open before = open.session();
    SecretWord refresh = SecretWord.generate(random);
    SessionStore.Open after =
        new SessionStore.Open(
            new SessionId(stamps.id()),
            before.account(),
            membership.organisation().id(),
            before.device(),
            before.createdAt(),
            now,
            limits.end(before.createdAt(), now),
            false);
    return AccountStore.workedIn(tx, before.account(), after.organisation())
        .compose(noted -> SessionStore.insert(tx, after))
        .compose(stored -> SessionStore.insertToken(tx, after.id(), refresh))
        .compose(stored -> end(tx, before.id()))
        .map(
            over ->
                new Moved(
                    given(after, open.account(), membership, Optional.of(refresh), now), over));
  }

  private record Opened(SessionStore.Open session, Account account) {}

  /** The viewer's session and account as they stand now; a 401 when either is gone. */
  private Future<Opened> opened(SqlConnection connection, eu.veerman.profile.viewer.Viewer viewer) {
    return SessionStore.find(connection, viewer.session(), stamps.now())
        .compose(
            session ->
                AccountStore.find(connection, viewer.account())
                    .compose(
                        account ->
                            session.isPresent() && account.isPresent()
                                ? Future.succeededFuture(new Opened(session.get(), account.get()))
                                : Problem.unauthenticated("The session was ended. Sign in again.")
                                    .asFailure()));
  }

  /** Who is signed in, as the account stands now. */
  Future<Session> current(eu.veerman.profile.viewer.Viewer viewer) {
    return database.withConnection(
        connection ->
            opened(connection, viewer)
                .compose(
                    open ->
                        open.account()
                            .in(viewer.organisation())
                            .map(
                                membership ->
                                    Future.succeededFuture(
                                        new Session(
                                            Optional.empty(),
                                            Optional.empty(),
                                            open.session().refreshedAt().plus(limits.token()),
                                            open.session().expiresAt(),
                                            open.account().view(membership))))
                            .orElseGet(SessionFlow::over)));
  }

  /**
   * A line of the list of one's sessions.
   *
   * @param device what the browser or program called itself when the session began
   */
  public record SessionLine(
      SessionId id,
      Instant createdAt,
      Instant lastUsedAt,
      Instant expiresAt,
      String device,
      boolean current) {}

  /** The person's open sessions, the one used last first. */
  public Future<List<SessionLine>> list(eu.veerman.profile.viewer.Viewer viewer) {
    return database
        .withConnection(connection -> SessionStore.of(connection, viewer.account(), stamps.now()))
        .map(
            sessions ->
                sessions.stream()
                    .map(
                        session ->
                            new SessionLine(
                                session.id(),
                                session.createdAt(),
                                session.refreshedAt(),
                                session.expiresAt(),
                                session.device(),
                                session.id().equals(viewer.session())))
                    .toList());
  }

  /** Ends the own session; ending it again is no trouble. */
  Future<Void> signOut(eu.veerman.profile.viewer.Viewer viewer) {
    return database
        .withTransaction(tx -> end(tx, viewer.session()))
        .onSuccess(over -> over.ifPresent(ended::add))
        .mapEmpty();
  }

  /** Ends one of the person's sessions; a 404 when there is no such one. */
  Future<Void> end(eu.veerman.profile.viewer.Viewer viewer, SessionId id) {
    return database
        .withTransaction(
            tx ->
                SessionStore.find(tx, id, stamps.now())
                    .map(found -> found.filter(one -> one.account().equals(viewer.account())))
                    .compose(
                        found ->
                            found.isPresent()
                                ? end(tx, id)
                                : Problem.notFound().<Optional<SessionEnded>>asFailure()))
        .onSuccess(over -> over.ifPresent(ended::add))
        .mapEmpty();
  }

  /** Ends all the person's sessions but the one that asks. */
  Future<Void> endOthers(eu.veerman.profile.viewer.Viewer viewer) {
    return database
        .withTransaction(
            tx -> endAll(tx, viewer.account(), Optional.empty(), Optional.of(viewer.session())))
        .map(this::refuse);
  }

  /**
   * Ends sessions of a person in the transaction of what they end for; tell {@link #refuse} of them
   * when it is through.
   *
   * @param in only those in which the person works in this organisation
   * @param but one that stays
   */
  public Future<List<SessionEnded>> endAll(
      SqlConnection tx, AccountId account, Optional<OrganisationId> in, Optional<SessionId> but) {
    return SessionStore.of(tx, account, stamps.now())
        .compose(
            sessions -> {
              Future<List<SessionEnded>> all = Future.succeededFuture(new ArrayList<>());
              for (SessionStore.Open session : sessions) {
                boolean meant =
                    in.map(session.organisation()::equals).orElse(true)
                        && !but.equals(Optional.of(session.id()));
                if (meant) {
                  all =
                      all.compose(
                          before ->
                              end(tx, session.id())
                                  .map(
                                      over -> {
                                        over.ifPresent(before::add);
                                        return before;
                                      }));
                }
              }
              return all;
            });
  }

  /** Refuses the tokens of ended sessions here at once; others hear of it from the log. */
  public @org.jspecify.annotations.Nullable Void refuse(List<SessionEnded> sessions) {
    sessions.forEach(ended::add);
    return null;
  }

  private Future<Optional<SessionEnded>> end(SqlConnection tx, SessionId session) {
    Instant now = stamps.now();
    return SessionStore.end(tx, session, now)
        .compose(
            open -> {
              if (!open) {
                return Future.succeededFuture(Optional.empty());
              }
              // No token of it was given out later than now.
              SessionEnded over = new SessionEnded(session, now.plus(limits.token()));
              return log.append(tx, over, 1).map(appended -> Optional.of(over));
            });
  }
}
