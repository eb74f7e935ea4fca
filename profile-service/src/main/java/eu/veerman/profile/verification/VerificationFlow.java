package eu.veerman.profile.verification;

import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.event.OrganisationChanged.Kind;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.http.IfMatch;
import eu.veerman.platform.http.Problem;
import eu.veerman.profile.auditing.Audit;
import eu.veerman.profile.mail.EmailAddress;
import eu.veerman.profile.mail.Outbox;
import eu.veerman.profile.organisation.MemberRole;
import eu.veerman.profile.organisation.MembershipStore;
import eu.veerman.profile.organisation.Organisation;
import eu.veerman.profile.organisation.OrganisationFlow;
import eu.veerman.profile.organisation.OrganisationGuard;
import eu.veerman.profile.organisation.Verification;
import eu.veerman.profile.storage.Changed;
import eu.veerman.profile.storage.Stamps;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Map;
import java.util.Optional;

/**
 * Checking that an organisation is who it says: its owner names a domain or a number in the trade
 * register, an administrator decides, and the owners are told by mail.
 */
public final class VerificationFlow {
  private final Database database;
  private final OrganisationFlow organisations;
  private final Outbox outbox;
  private final Audit audit;
  private final Stamps stamps;

  public VerificationFlow(
      Database database,
      OrganisationFlow organisations,
      Outbox outbox,
      Audit audit,
      Stamps stamps) {
    this.database = database;
    this.organisations = organisations;
    this.outbox = outbox;
    this.audit = audit;
    this.stamps = stamps;
  }

  /**
   * What an owner says can be checked.
   *
   * @param domain in lower case, without {@code www.}
   */
  record Claim(Optional<String> domain, Optional<String> registerNumber) {}

  /** Asks to be checked. What was verified for another domain or number is checked anew. */
  Future<Changed<Organisation>> ask(
      Viewer viewer, OrganisationId id, IfMatch ifMatch, Claim claim) {
    return database.withTransaction(
        tx ->
            OrganisationGuard.managed(tx, viewer, id)
                .compose(
                    organisation ->
                        organisation.kind() == Kind.COMPANY || organisation.kind() == Kind.AGENCY
                            ? organisations.change(
                                tx, id, ifMatch, before -> before.with(asked(claim)))
                            : Problem.conflict(
                                    "not-to-be-verified",
                                    "This organisation needs no check",
                                    "Companies and agencies are verified.")
                                .asFailure()));
  }

  private Verification asked(Claim claim) {
    return new Verification(
        Verification.State.ASKED,
        claim.domain(),
        claim.registerNumber(),
        Optional.empty(),
        Optional.of(stamps.now()));
  }

  /**
   * Decides, and tells the owners.
   *
   * @param verified whether it is who it says; false refuses, or takes a verification back
   * @param note why not; given exactly when refused
   */
  Future<Changed<Organisation>> decide(
      Viewer viewer, OrganisationId id, IfMatch ifMatch, boolean verified, Optional<String> note) {
    Verification.State state = verified ? Verification.State.VERIFIED : Verification.State.REFUSED;
    return database.withTransaction(
        tx ->
            organisations
                .change(
                    tx,
                    id,
                    ifMatch,
                    before ->
                        before.with(
                            new Verification(
                                state,
                                before.verification().domain(),
                                before.verification().registerNumber(),
                                note,
                                Optional.of(stamps.now()))))
                .compose(changed -> tell(tx, changed.value()).map(changed))
                .compose(
                    changed ->
                        audit
                            .note(
                                tx,
                                viewer,
                                verified ? "organisation.verified" : "organisation.refused",
                                id.value(),
                                note.map(why -> Map.of("note", why)).orElse(Map.of()))
                            .map(changed)));
  }

  private Future<Void> tell(SqlConnection tx, Organisation organisation) {
    return MembershipStore.members(tx, organisation.id())
        .compose(
            members -> {
              Future<Void> all = Future.succeededFuture();
              for (MembershipStore.Member member : members) {
                if (member.role() == MemberRole.OWNER) {
                  all = all.compose(before -> tell(tx, organisation, member));
                }
              }
              return all;
            });
  }

  private Future<Void> tell(
      SqlConnection tx, Organisation organisation, MembershipStore.Member owner) {
    String page = outbox.letters().page("/organisation");
    EmailAddress address = new EmailAddress(owner.email());
    return outbox.put(
        tx,
        organisation.verification().isVerified()
            ? outbox
                .letters()
                .write(address, owner.language(), "verified", organisation.name(), page)
            : outbox
                .letters()
                .write(
                    address,
                    owner.language(),
                    "notVerified",
                    organisation.name(),
                    organisation.verification().note().orElse(""),
                    page));
  }
}
