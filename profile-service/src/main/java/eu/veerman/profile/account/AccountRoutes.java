package eu.veerman.profile.account;

import eu.veerman.contracts.TextLanguage;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.http.Answer;
import eu.veerman.platform.http.Call;
import eu.veerman.platform.http.Idempotency;
import eu.veerman.platform.http.Operations;
import eu.veerman.platform.http.Problem;
import eu.veerman.platform.http.Reply;
import eu.veerman.platform.http.Routes;
import eu.veerman.profile.input.Choices;
import eu.veerman.profile.input.Fields;
import eu.veerman.profile.input.Refusal;
import eu.veerman.profile.storage.Tenancy;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import java.util.Optional;

/** Accounts over HTTP. */
public final class AccountRoutes implements Routes {
  private final AccountFlow flow;
  private final Database database;
  private final Idempotency idempotency;

  public AccountRoutes(AccountFlow flow, Database database, Idempotency idempotency) {
    this.flow = flow;
    this.database = database;
    this.idempotency = idempotency;
  }

  @Override
  public void addTo(Operations operations) {
    operations.add("createAccount", this::create).add("changeAccount", this::change);
  }

  private Future<Reply> create(Call call) {
    if (!Viewer.of(call.viewer()).isAdmin()) {
      return Problem.forbidden("Only administrators create accounts. Ask one.").asFailure();
    }
    return Refusal.orFail(Fields.read(call.bodyTree(), AccountInput::read))
        .compose(
            input ->
                flow.accept(input)
                    .compose(
                        hash ->
                            idempotency.once(
                                call,
                                tx ->
                                    Tenancy.enter(tx, Viewer.of(call.viewer()))
                                        .compose(entered -> flow.create(tx, input, hash))
                                        .map(
                                            account ->
                                                Answer.json(
                                                    201,
                                                    account.view(
                                                        account.memberships().getFirst()))))));
  }

  private record Person(String name, TextLanguage language) {}

  private Future<Reply> change(Call call) {
    Viewer viewer = Viewer.of(call.viewer());
    return Refusal.orFail(
            Fields.read(
                call.bodyTree(),
                in -> {
                  Optional<String> name = in.text("name", 120);
                  Optional<TextLanguage> language = in.choice("language", Choices.LANGUAGES);
                  in.nothingElse();
                  return new Person(in.required("name", name), in.required("language", language));
                }))
        .compose(
            person ->
                database.withTransaction(
                    tx ->
                        AccountStore.change(
                            tx, viewer.account(), person.name(), person.language())))
        .map(done -> Answer.noContent());
  }
}
