package eu.veerman.profile.administration;

import eu.veerman.contracts.AccountId;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.http.Answer;
import eu.veerman.platform.http.Call;
import eu.veerman.platform.http.Operations;
import eu.veerman.platform.http.Problem;
import eu.veerman.platform.http.Reply;
import eu.veerman.platform.http.Routes;
import eu.veerman.profile.input.Fields;
import eu.veerman.profile.input.Refusal;
import eu.veerman.profile.storage.NewestFirst;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;

/** What administrators do with accounts, over HTTP; for others there is no such thing. */
public final class AdministrationRoutes implements Routes {
  private static final String LIST = "accounts";
  private static final int MOST_REASON_CHARS = 500;

  private final Database database;
  private final SuspensionFlow suspensions;

  public AdministrationRoutes(Database database, SuspensionFlow suspensions) {
    this.database = database;
    this.suspensions = suspensions;
  }

  @Override
  public void addTo(Operations operations) {
    operations
        .add("listAccounts", call -> forAdministrators(call, viewer -> list(call)))
        .add("suspendAccount", call -> forAdministrators(call, viewer -> suspend(call, viewer)))
        .add("restoreAccount", call -> forAdministrators(call, viewer -> restore(call, viewer)))
        .add(
            "getRecordHealth",
            call ->
                forAdministrators(
                    call, viewer -> database.withConnection(RecordHealth::look).map(Answer::ok)));
  }

  private static Future<Reply> forAdministrators(Call call, Function<Viewer, Future<Reply>> work) {
    Viewer viewer = Viewer.of(call.viewer());
    return viewer.isAdmin()
        ? work.apply(viewer)
        : Problem.forbidden("Only administrators look after accounts.").asFailure();
  }

  private Future<Reply> list(Call call) {
    int limit = call.queryInt("limit");
    NewestFirst page = NewestFirst.after(call.query("after"), LIST);
    return database
        .withConnection(
            connection -> AccountList.find(connection, call.query("query"), page, limit + 1))
        .map(
            rows ->
                Answer.ok(
                    NewestFirst.page(
                        rows,
                        limit,
                        LIST,
                        AccountList.Line::createdAt,
                        line -> line.id().value(),
                        line -> line)));
  }

  private Future<Reply> suspend(Call call, Viewer viewer) {
    return Refusal.orFail(
            Fields.read(
                call.bodyTree(),
                in -> {
                  Optional<String> reason = in.text("reason", MOST_REASON_CHARS);
                  in.nothingElse();
                  return in.required("reason", reason);
                }))
        .compose(reason -> suspensions.suspend(viewer, new AccountId(call.pathUuid("id")), reason))
        .map(done -> Answer.noContent());
  }

  private Future<Reply> restore(Call call, Viewer viewer) {
    return suspensions
        .restore(viewer, new AccountId(call.pathUuid("id")))
        .map(done -> Answer.noContent());
  }
}
