package eu.veerman.profile.organisation;

import eu.veerman.contracts.OrganisationId;
import eu.veerman.platform.http.Problem;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;

/** Who may see and who may manage an organisation; for others there is none. */
public final class OrganisationGuard {
  private OrganisationGuard() {}

  /** The organisation, for whom it is there: its members and administrators. */
  public static Future<Organisation> visible(
      SqlConnection connection, Viewer viewer, OrganisationId id) {
    return MembershipStore.role(connection, viewer.account(), id)
        .compose(
            role ->
                role.isPresent() || viewer.isAdmin()
                    ? OrganisationStore.find(connection, id)
                    : Future.succeededFuture(Optional.<Organisation>empty()))
        .compose(
            found -> found.map(Future::succeededFuture).orElseGet(Problem.notFound()::asFailure));
  }

  /** The organisation, for whom it is to be managed: its owners and administrators. */
  public static Future<Organisation> managed(
      SqlConnection connection, Viewer viewer, OrganisationId id) {
    return visible(connection, viewer, id)
        .compose(
            organisation ->
                viewer.isAdmin()
                    ? Future.succeededFuture(organisation)
                    : MembershipStore.role(connection, viewer.account(), id)
                        .compose(
                            role ->
                                role.equals(Optional.of(MemberRole.OWNER))
                                    ? Future.succeededFuture(organisation)
                                    : Problem.forbidden(
                                            "Only owners of the organisation may do this. Ask"
                                                + " one.")
                                        .asFailure()));
  }
}
