package eu.veerman.profile.session;

import eu.veerman.platform.http.Answer;
import eu.veerman.platform.http.Call;
import eu.veerman.platform.http.Operations;
import eu.veerman.platform.http.Reply;
import eu.veerman.platform.http.Routes;
import eu.veerman.profile.input.Fields;
import eu.veerman.profile.input.Outcome;
import eu.veerman.profile.input.Refusal;
import eu.veerman.profile.session.SessionFlow.Session;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import java.util.Optional;

/** Signing in and out over HTTP. */
public final class SessionRoutes implements Routes {
  private final SessionFlow flow;
  private final SessionCookie cookie;

  /**
   * Begins.
   *
   * @param secureCookie whether browsers send the cookie over HTTPS only
   */
  public SessionRoutes(SessionFlow flow, boolean secureCookie) {
    this.flow = flow;
    this.cookie = new SessionCookie(secureCookie);
  }

  @Override
  public void addTo(Operations operations) {
    operations
        .add("signIn", this::signIn)
        .add("currentSession", this::current)
        .add("signOut", this::signOut);
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
        .compose(given -> flow.signIn(given.email(), given.password()))
        .map(this::signedIn);
  }

  private Reply signedIn(Session session) {
    String token =
        session
            .accessToken()
            .orElseThrow(() -> new IllegalStateException("a new session has its token"));
    return Answer.json(201, session).with("Set-Cookie", cookie.set(token, flow.lifetime()));
  }

  private Future<Reply> current(Call call) {
    return flow.current(Viewer.of(call.viewer())).map(Answer::ok);
  }

  private Future<Reply> signOut(Call call) {
    Viewer viewer = Viewer.of(call.viewer());
    return flow.signOut(viewer).map(ended -> Answer.noContent().with("Set-Cookie", cookie.clear()));
  }
}
