package eu.veerman.profile.session;

import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.SessionId;
import eu.veerman.platform.http.Answer;
import eu.veerman.platform.http.Call;
import eu.veerman.platform.http.Operations;
import eu.veerman.platform.http.Problem;
import eu.veerman.platform.http.Reply;
import eu.veerman.platform.http.Routes;
import eu.veerman.profile.input.Fields;
import eu.veerman.profile.input.Outcome;
import eu.veerman.profile.input.Refusal;
import eu.veerman.profile.session.SessionFlow.Session;
import eu.veerman.profile.storage.SecretWord;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sessions over HTTP. */
public final class SessionRoutes implements Routes {
  /** How the gateway passes on the refresh token of a browser's cookie. */
  private static final String REFRESH_HEADER = "Veerman-Refresh-Token";

  private final SessionFlow flow;
  private final SignInFlow signIns;
  private final SessionCookies cookies;

  /**
   * Begins.
   *
   * @param secureCookie whether browsers send the cookies over HTTPS only
   */
  public SessionRoutes(SessionFlow flow, SignInFlow signIns, boolean secureCookie) {
    this.flow = flow;
    this.signIns = signIns;
    this.cookies = new SessionCookies(secureCookie);
  }

  @Override
  public void addTo(Operations operations) {
    operations
        .add("signIn", this::signIn)
        .add("refreshSession", this::refresh)
        .add("currentSession", this::current)
        .add("moveSession", this::move)
        .add("signOut", this::signOut)
        .add("listSessions", this::list)
        .add("endSession", this::end)
        .add("endOtherSessions", this::endOthers);
  }

  private record Credentials(String email, String password) {}

  private Future<Reply> signIn(Call call) {
    Outcome<Credentials> credentials =
        Fields.read(
            call.bodyTree(),
            in -> {
              Optional<String> email = in.text("email", 254);
              Optional<String> password = in.text("password", 200);
              in.nothingElse();
              return new Credentials(
                  in.required("email", email), in.required("password", password));
            });
    return Refusal.orFail(credentials)
        .compose(given -> signIns.signIn(given.email(), given.password(), caller(call)))
        .map(session -> answer(201, session));
  }

  /** Who calls, as the gateway tells. */
  public static SessionFlow.Caller caller(Call call) {
    return new SessionFlow.Caller(
        call.header("X-Forwarded-For").orElse("direct"), call.header("User-Agent").orElse(""));
  }

  /** A session with the tokens that were given out, as cookies too. */
  public Answer answer(int status, Session session) {
    return withCookies(Answer.json(status, session), session);
  }

  /** An answer that carries the tokens of a session as cookies. */
  public Answer withCookies(Answer answer, Session session) {
    Instant now = session.expiresAt().minus(flow.limits().token());
    Duration left = Duration.between(now, session.sessionExpiresAt());
    Answer signed =
        session
            .accessToken()
            .map(token -> answer.withCookie(cookies.access(token, flow.limits().token())))
            .orElse(answer);
    return session
        .refreshToken()
        .map(token -> signed.withCookie(cookies.refresh(token, left)))
        .orElse(signed);
  }

  private Future<Reply> refresh(Call call) {
    Optional<String> cookie = call.header(REFRESH_HEADER);
    Future<String> token =
        cookie.isPresent()
            ? Future.succeededFuture(cookie.get())
            : call.bodyBytes().length() == 0
                ? Problem.unauthenticated("Sign in first, or send the refresh token.").asFailure()
                : Refusal.orFail(
                    Fields.read(
                        call.bodyTree(),
                        in -> {
                          Optional<String> given = in.text("refreshToken", SecretWord.MAX_LENGTH);
                          in.nothingElse();
                          return in.required("refreshToken", given);
                        }));
    return token
        .compose(word -> flow.refresh(new SecretWord(word)))
        .map(session -> answer(200, session));
  }

  private Future<Reply> current(Call call) {
    return flow.current(Viewer.of(call.viewer())).map(Answer::ok);
  }

  private Future<Reply> move(Call call) {
    Outcome<OrganisationId> organisation =
        Fields.read(
            call.bodyTree(),
            in -> {
              Optional<UUID> id = in.uuid("organisation");
              in.nothingElse();
              return new OrganisationId(in.required("organisation", id));
            });
    return Refusal.orFail(organisation)
        .compose(id -> flow.moveTo(Viewer.of(call.viewer()), id))
        .map(session -> answer(200, session));
  }

  private Future<Reply> signOut(Call call) {
    return flow.signOut(Viewer.of(call.viewer())).map(ended -> signedOut());
  }

  /** Nothing, with the cookies cleared. */
  public Answer signedOut() {
    return Answer.noContent().withCookie(cookies.noAccess()).withCookie(cookies.noRefresh());
  }

  private record Sessions(List<SessionFlow.SessionLine> items) {}

  private Future<Reply> list(Call call) {
    return flow.list(Viewer.of(call.viewer())).map(lines -> Answer.ok(new Sessions(lines)));
  }

  private Future<Reply> end(Call call) {
    return flow.end(Viewer.of(call.viewer()), new SessionId(call.pathUuid("id")))
        .map(ended -> Answer.noContent());
  }

  private Future<Reply> endOthers(Call call) {
    return flow.endOthers(Viewer.of(call.viewer())).map(ended -> Answer.noContent());
  }
}
