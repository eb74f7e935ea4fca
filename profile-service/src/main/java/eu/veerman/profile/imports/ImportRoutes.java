package eu.veerman.profile.imports;

import eu.veerman.platform.http.Call;
import eu.veerman.platform.http.Operations;
import eu.veerman.platform.http.Problem;
import eu.veerman.platform.http.Reply;
import eu.veerman.platform.http.Routes;
import eu.veerman.platform.http.Streamed;
import eu.veerman.profile.viewer.Role;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Imports over HTTP. */
public final class ImportRoutes implements Routes {
  private static final int MOST_AT_ONCE = 8;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

  private final ImportFlow flow;
  private final ImportRules rules;
  private final AtomicInteger underWay = new AtomicInteger();

  public ImportRoutes(ImportFlow flow, ImportRules rules) {
    this.flow = flow;
    this.rules = rules;
  }

  @Override
  public void addTo(Operations operations) {
    operations.add("importDocuments", this::take);
  }

  private Future<Reply> take(Call call) {
    Viewer viewer = Viewer.of(call.viewer());
    if (!viewer.isAdmin() && !viewer.is(Role.AGENCY)) {
      return Problem.forbidden("Agencies and administrators import.").asFailure();
    }
    if (underWay.incrementAndGet() > MOST_AT_ONCE) {
      underWay.decrementAndGet();
      return Problem.unavailable(RETRY_AFTER).asFailure();
    }
    return Future.succeededFuture(
        new Streamed(
            200,
            Map.of("Content-Type", "application/x-ndjson"),
            response ->
                new ImportStream(
                        call.request(),
                        response,
                        lines -> flow.take(viewer.organisation(), rules, lines))
                    .run()
                    .onComplete(done -> underWay.decrementAndGet())));
  }
}
