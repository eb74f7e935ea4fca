package eu.veerman.profile.privacy;

import eu.veerman.contracts.AccountId;
import eu.veerman.contracts.TextLanguage;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.http.Problem;
import eu.veerman.profile.account.Account;
import eu.veerman.profile.account.AccountStore;
import eu.veerman.profile.auditing.Audit;
import eu.veerman.profile.inquiry.Inquiry;
import eu.veerman.profile.inquiry.InquiryFlow;
import eu.veerman.profile.manager.Manager;
import eu.veerman.profile.manager.ManagerStore;
import eu.veerman.profile.manager.ManagerView;
import eu.veerman.profile.manager.ProfileViewStore;
import eu.veerman.profile.organisation.Membership;
import eu.veerman.profile.passkey.Passkey;
import eu.veerman.profile.passkey.PasskeyFlow;
import eu.veerman.profile.representation.Representation;
import eu.veerman.profile.representation.RepresentationFlow;
import eu.veerman.profile.session.SessionFlow;
import eu.veerman.profile.storage.Stamps;
import eu.veerman.profile.storage.Tenancy;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All that this service holds on a person (GDPR, articles 15 and 20). */
public final class ExportFlow {
  private final Database database;
  private final SessionFlow sessions;
  private final PasskeyFlow passkeys;
  private final Audit audit;
  private final Stamps stamps;

  public ExportFlow(
      Database database, SessionFlow sessions, PasskeyFlow passkeys, Audit audit, Stamps stamps) {
    this.database = database;
    this.sessions = sessions;
    this.passkeys = passkeys;
    this.audit = audit;
    this.stamps = stamps;
  }

  /**
   * The contract's Export.
   *
   * @param profile the one that the person claimed, whole, with what was understood of it
   */
  record Export(
      Instant exportedAt,
      Person account,
      List<Membership.View> organisations,
      List<SessionFlow.SessionLine> sessions,
      List<Passkey.View> passkeys,
      Optional<ManagerView> profile,
      List<Representation.View> representations,
      List<ProfileViewStore.Line> profileViews,
      List<Inquiry> inquiries) {}

  /** The account; of the password there is a hash only, which says nothing. */
  record Person(AccountId id, String email, String name, TextLanguage language) {}

  Future<Export> export(Viewer viewer) {
    return Tenancy.reading(database, viewer, connection -> held(connection, viewer))
        .compose(
            held ->
                held.account().isEmpty()
                    ? Problem.unauthenticated("The session was ended. Sign in again.").asFailure()
                    : sessions
                        .list(viewer)
                        .compose(
                            lines -> passkeys.list(viewer).map(keys -> export(held, lines, keys))))
        .compose(
            export ->
                database
                    .withTransaction(tx -> audit.note(tx, viewer.account(), "account.exported"))
                    .map(export));
  }

  private record Held(
      Optional<Account> account,
      Optional<Manager> manager,
      List<Inquiry> inquiries,
      List<Representation.View> representations,
      List<ProfileViewStore.Line> views) {}

  private Future<Held> held(SqlConnection tx, Viewer viewer) {
    return AccountStore.find(tx, viewer.account())
        .compose(
            account ->
                ManagerStore.of(tx, viewer.account())
                    .compose(
                        manager ->
                            InquiryFlow.askedBy(tx, viewer.account())
                                .compose(
                                    asked ->
                                        ofProfile(tx, manager)
                                            .map(
                                                own ->
                                                    new Held(
                                                        account,
                                                        manager,
                                                        asked,
                                                        own.representations(),
                                                        own.views())))));
  }

  private record OfProfile(
      List<Representation.View> representations, List<ProfileViewStore.Line> views) {}

  private Future<OfProfile> ofProfile(SqlConnection tx, Optional<Manager> manager) {
    return manager
        .map(Manager::id)
        .map(
            id ->
                RepresentationFlow.allOf(tx, id, stamps.today())
                    .compose(
                        consents ->
                            // Whether a company seeks in the open is asked of all requests.
                            Tenancy.enterService(tx)
                                .compose(entered -> ProfileViewStore.of(tx, id, Integer.MAX_VALUE))
                                .map(views -> new OfProfile(consents, views))))
        .orElse(Future.succeededFuture(new OfProfile(List.of(), List.of())));
  }

  private Export export(Held held, List<SessionFlow.SessionLine> lines, List<Passkey.View> keys) {
    Account account = held.account().orElseThrow();
    return new Export(
        stamps.now(),
        new Person(account.id(), account.email().value(), account.name(), account.language()),
        account.memberships().stream().map(Membership::view).toList(),
        lines,
        keys,
        held.manager().map(ManagerView::whole),
        held.representations(),
        held.views(),
        held.inquiries());
  }
}
