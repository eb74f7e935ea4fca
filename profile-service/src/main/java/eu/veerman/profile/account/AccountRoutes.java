package eu.veerman.profile.account;

import eu.veerman.platform.http.Answer;
import eu.veerman.platform.http.Call;
import eu.veerman.platform.http.Idempotency;
import eu.veerman.platform.http.Operations;
import eu.veerman.platform.http.Problem;
import eu.veerman.platform.http.Reply;
import eu.veerman.platform.http.Routes;
import eu.veerman.profile.input.Fields;
import eu.veerman.profile.input.Refusal;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;

/** Accounts over HTTP. */
public final class AccountRoutes implements Routes {
  private final AccountFlow flow;
  private final Idempotency idempotency;

  public AccountRoutes(AccountFlow flow, Idempotency idempotency) {
    this.flow = flow;
    this.idempotency = idempotency;
  }

  @Override
  public void addTo(Operations operations) {
    operations.add("createAccount", this::create);
  }

  private Future<Reply> create(Call call) {
    if (!Viewer.of(call.viewer()).isAdmin()) {
      return Problem.forbidden("Only administrators create accounts. Ask one.").asFailure();
    }
    return Refusal.orFail(Fields.read(call.bodyTree(), AccountInput::read))
        .compose(
            input ->
                flow.hash(input.password())
                    .compose(
                        hash ->
                            idempotency.once(
                                call,
                                tx ->
                                    flow.create(tx, input, hash)
                                        .map(account -> Answer.json(201, account.view())))));
  }
}
