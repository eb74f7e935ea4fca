package eu.veerman.matching.health;

import eu.veerman.platform.http.Answer;
import eu.veerman.platform.http.Call;
import eu.veerman.platform.http.Operations;
import eu.veerman.platform.http.Problem;
import eu.veerman.platform.http.Reply;
import eu.veerman.platform.http.Routes;
import io.vertx.core.Future;
import java.util.function.Supplier;

/** How the ranking is, for administrators. */
public final class HealthRoutes implements Routes {
  private final Supplier<RankingHealth> health;

  public HealthRoutes(Supplier<RankingHealth> health) {
    this.health = health;
  }

  @Override
  public void addTo(Operations operations) {
    operations.add("getRankingHealth", this::get);
  }

  private Future<Reply> get(Call call) {
    return call.viewer().is("admin")
        ? Future.succeededFuture(Answer.ok(health.get()))
        : Problem.forbidden("Only administrators look after the platform.").asFailure();
  }
}
