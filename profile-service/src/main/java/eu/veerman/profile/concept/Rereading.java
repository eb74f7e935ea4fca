package eu.veerman.profile.concept;

import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.RequestId;
import eu.veerman.platform.database.Database;
import eu.veerman.profile.manager.Manager;
import eu.veerman.profile.manager.ManagerFlow;
import eu.veerman.profile.manager.ManagerStore;
import eu.veerman.profile.request.Request;
import eu.veerman.profile.request.RequestFlow;
import eu.veerman.profile.request.RequestStore;
import eu.veerman.profile.storage.Tenancy;
import eu.veerman.profile.understanding.ConceptReader;
import eu.veerman.profile.understanding.Workers;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads again what was understood by another version of the taxonomy. Done while the service
 * serves; of instances that do it at once each skips what another has done.
 */
public final class Rereading {
  private static final Logger LOG = LoggerFactory.getLogger(Rereading.class);
  private static final int BATCH = 50;

  private final Database database;
  private final ConceptReader concepts;
  private final Workers workers;
  private final ManagerFlow managers;
  private final RequestFlow requests;

  public Rereading(
      Database database,
      ConceptReader concepts,
      Workers workers,
      ManagerFlow managers,
      RequestFlow requests) {
    this.database = database;
    this.concepts = concepts;
    this.workers = workers;
    this.managers = managers;
    this.requests = requests;
  }

  /** Reads everything again that needs it; how many documents. */
  public Future<Long> run() {
    return managersFrom(0)
        .compose(this::requestsFrom)
        .onSuccess(
            count -> {
              if (count > 0) {
                LOG.info(
                    "{} documents were read again for taxonomy {}", count, concepts.taxonomy());
              }
            });
  }

  private Future<Long> managersFrom(long done) {
    return database
        .withTransaction(
            tx ->
                Tenancy.enterService(tx)
                    .compose(
                        entered -> ManagerStore.understoodOtherwise(tx, concepts.taxonomy(), BATCH))
                    .compose(ids -> rereadManagers(tx, ids)))
        .compose(count -> count == 0 ? Future.succeededFuture(done) : managersFrom(done + count));
  }

  private Future<Integer> rereadManagers(SqlConnection tx, List<ManagerId> ids) {
    return ManagerStore.lock(tx, ids)
        .compose(
            there ->
                workers.<List<Manager>>compute(
                    () ->
                        there.stream()
                            .filter(one -> !one.taxonomy().equals(concepts.taxonomy()))
                            .map(managers::understoodAnew)
                            .toList()))
        .compose(anew -> managers.write(tx, anew))
        .map(written -> ids.size());
  }

  private Future<Long> requestsFrom(long done) {
    return database
        .withTransaction(
            tx ->
                Tenancy.enterService(tx)
                    .compose(
                        entered -> RequestStore.understoodOtherwise(tx, concepts.taxonomy(), BATCH))
                    .compose(ids -> rereadRequests(tx, ids)))
        .compose(count -> count == 0 ? Future.succeededFuture(done) : requestsFrom(done + count));
  }

  private Future<Integer> rereadRequests(SqlConnection tx, List<RequestId> ids) {
    return RequestStore.lock(tx, ids)
        .compose(
            there ->
                workers.<List<Request>>compute(
                    () ->
                        there.stream()
                            .filter(one -> !one.taxonomy().equals(concepts.taxonomy()))
                            .map(requests::understoodAnew)
                            .toList()))
        .compose(anew -> requests.write(tx, anew))
        .map(written -> ids.size());
  }
}
