package eu.veerman.profile.imports;

import eu.veerman.contracts.OrganisationId;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.http.Problem;
import eu.veerman.platform.http.Problems;
import eu.veerman.platform.service.Outage;
import eu.veerman.profile.imports.LineSplitter.Line;
import eu.veerman.profile.imports.ParsedLine.Readable;
import eu.veerman.profile.imports.ParsedLine.Unreadable;
import eu.veerman.profile.manager.ManagerFlow;
import eu.veerman.profile.request.RequestFlow;
import eu.veerman.profile.storage.Tenancy;
import eu.veerman.profile.understanding.Workers;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes documents of another system, many lines a transaction. */
public final class ImportFlow {
  private final Database database;
  private final ManagerFlow managers;
  private final RequestFlow requests;
  private final Workers workers;

  public ImportFlow(
      Database database, ManagerFlow managers, RequestFlow requests, Workers workers) {
    this.database = database;
    this.managers = managers;
    this.requests = requests;
    this.workers = workers;
  }

  /** Takes lines; an answer for each, in their order. A line that is wrong stops no other. */
  public Future<List<ImportAnswer>> take(
      OrganisationId owner, ImportRules rules, List<Line> lines) {
    return workers
        .compute(() -> lines.stream().map(line -> ParsedLine.of(line, rules)).toList())
        .compose(
            parsed -> writeAll(owner, readable(parsed)).map(written -> inOrder(parsed, written)));
  }

  private static List<Readable> readable(List<ParsedLine> parsed) {
    return parsed.stream().filter(Readable.class::isInstance).map(Readable.class::cast).toList();
  }

  private static List<ImportAnswer> inOrder(
      List<ParsedLine> parsed, Map<Long, ImportAnswer> written) {
    List<ImportAnswer> answers = new ArrayList<>();
    for (ParsedLine line : parsed) {
      switch (line) {
        case Unreadable unreadable -> answers.add(unreadable.answer());
        case Readable readable -> {
          ImportAnswer answer = written.get(readable.number());
          if (answer == null) {
            throw new IllegalStateException("line " + readable.number() + " was not answered");
          }
          answers.add(answer);
        }
      }
    }
    return answers;
  }

  /** All in one transaction; when that fails, each in its own, so that the others stand. */
  private Future<Map<Long, ImportAnswer>> writeAll(OrganisationId owner, List<Readable> lines) {
    return write(owner, lines)
        .recover(
            failure ->
                failure instanceof Outage || lines.size() < 2
                    ? Future.succeededFuture(refused(lines, failure))
                    : oneByOne(owner, lines));
  }

  private Future<Map<Long, ImportAnswer>> oneByOne(OrganisationId owner, List<Readable> lines) {
    Future<Map<Long, ImportAnswer>> answers = Future.succeededFuture(new HashMap<>());
    for (Readable line : lines) {
      answers =
          answers.compose(
              before ->
                  write(owner, List.of(line))
                      .recover(failure -> Future.succeededFuture(refused(List.of(line), failure)))
                      .map(
                          answer -> {
                            before.putAll(answer);
                            return before;
                          }));
    }
    return answers;
  }

  private static Map<Long, ImportAnswer> refused(List<Readable> lines, Throwable failure) {
    Map<Long, ImportAnswer> answers = new HashMap<>();
    if (!lines.isEmpty()) {
      Problem problem = Problems.of(failure, "importDocuments");
      lines.forEach(line -> answers.put(line.number(), line.refused(problem)));
    }
    return answers;
  }

  private Future<Map<Long, ImportAnswer>> write(OrganisationId owner, List<Readable> lines) {
    return lines.isEmpty()
        ? Future.succeededFuture(Map.of())
        : database.withTransaction(
            // A line may be about what its person has claimed since: it is seen, to be refused.
            tx ->
                Tenancy.enterService(tx)
                    .compose(
                        entered -> new ImportBatch(tx, owner, managers, requests).write(lines)));
  }
}
