package eu.veerman.profile.organisation;

import eu.veerman.contracts.CountryCode;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.event.OrganisationChanged.Kind;
import eu.veerman.platform.events.EventLog;
import eu.veerman.profile.storage.Stamps;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;

/** Bringing organisations into being. */
public final class OrganisationFlow {
  private final EventLog log;
  private final Stamps stamps;

  public OrganisationFlow(EventLog log, Stamps stamps) {
    this.log = log;
    this.stamps = stamps;
  }

  /** Creates an organisation, and tells it to the log. */
  public Future<Organisation> create(
      SqlConnection tx, Kind kind, String name, Optional<CountryCode> country) {
    return create(tx, new OrganisationId(stamps.id()), kind, name, country);
  }

  /** Creates an organisation under an id that nothing has. */
  public Future<Organisation> create(
      SqlConnection tx, OrganisationId id, Kind kind, String name, Optional<CountryCode> country) {
    Organisation organisation = new Organisation(id, 1, kind, name, country, stamps.now());
    return OrganisationStore.insert(tx, organisation)
        .compose(inserted -> log.append(tx, organisation.event(), organisation.version()))
        .map(appended -> organisation);
  }
}
