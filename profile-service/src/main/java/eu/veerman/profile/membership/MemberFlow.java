package eu.veerman.profile.membership;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import eu.veerman.contracts.AccountId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.event.SessionEnded;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.http.Problem;
import eu.veerman.profile.account.Account;
import eu.veerman.profile.account.AccountStore;
import eu.veerman.profile.auditing.Audit;
import eu.veerman.profile.input.Choices;
import eu.veerman.profile.mail.EmailAddress;
import eu.veerman.profile.mail.LinkPurpose;
import eu.veerman.profile.mail.MailedLinkStore;
import eu.veerman.profile.mail.MailedLinks;
import eu.veerman.profile.mail.Outbox;
import eu.veerman.profile.organisation.MemberRole;
import eu.veerman.profile.organisation.MembershipStore;
import eu.veerman.profile.organisation.Organisation;
import eu.veerman.profile.organisation.OrganisationGuard;
import eu.veerman.profile.organisation.OrganisationStore;
import eu.veerman.profile.session.SessionFlow;
import eu.veerman.profile.storage.SecretWord;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The members of an organisation, and those invited to become one. */
public final class MemberFlow {
  private static final Duration LIFETIME = Duration.ofDays(7);
  private static final int MOST_OPEN = 100;

  private final Database database;
  private final MailedLinks links;
  private final Outbox outbox;
  private final SessionFlow sessions;
  private final Audit audit;

  public MemberFlow(
      Database database, MailedLinks links, Outbox outbox, SessionFlow sessions, Audit audit) {
    this.database = database;
    this.links = links;
    this.outbox = outbox;
    this.sessions = sessions;
    this.audit = audit;
  }

  Future<List<MembershipStore.Member>> members(Viewer viewer, OrganisationId id) {
    return database.withConnection(
        connection ->
            OrganisationGuard.visible(connection, viewer, id)
                .compose(organisation -> MembershipStore.members(connection, id)));
  }

  /** Changes what a member is; the last owner stays one. */
  Future<Void> changeRole(Viewer viewer, OrganisationId id, AccountId account, MemberRole role) {
    return database.withTransaction(
        tx ->
            OrganisationGuard.managed(tx, viewer, id)
                .compose(organisation -> MembershipStore.lockedOwners(tx, id))
                .compose(
                    owners ->
                        role == MemberRole.MEMBER
                            ? notTheLast(owners, account)
                            : Future.succeededFuture())
                .compose(fine -> MembershipStore.changeRole(tx, account, id, role))
                .compose(MemberFlow::orNotFound)
                .compose(
                    changed ->
                        audit.note(
                            tx,
                            viewer,
                            "member.changed",
                            account.value(),
                            Map.of("organisation", id.toString(), "role", Choices.nameOf(role)))));
  }

  /** Removes a member, or leaves: every member may; ends the person's sessions there. */
  Future<Void> remove(Viewer viewer, OrganisationId id, AccountId account) {
    boolean leaving = viewer.account().equals(account);
    return database
        .withTransaction(
            tx ->
                (leaving
                        ? OrganisationGuard.visible(tx, viewer, id)
                        : OrganisationGuard.managed(tx, viewer, id))
                    .compose(organisation -> MembershipStore.lockedOwners(tx, id))
                    .compose(owners -> notTheLast(owners, account))
                    .compose(fine -> MembershipStore.delete(tx, account, id))
                    .compose(MemberFlow::orNotFound)
                    .<List<SessionEnded>>compose(
                        removed -> sessions.endAll(tx, account, Optional.of(id), Optional.empty()))
                    .compose(
                        over ->
                            audit
                                .note(
                                    tx,
                                    viewer,
                                    "member.removed",
                                    account.value(),
                                    Map.of("organisation", id.toString()))
                                .map(over)))
        .map(sessions::refuse);
  }

  private static Future<Void> notTheLast(List<AccountId> owners, AccountId account) {
    return owners.equals(List.of(account))
        ? Problem.conflict(
                "last-owner",
                "An organisation has at least one owner",
                "Make somebody else an owner first.")
            .asFailure()
        : Future.succeededFuture();
  }

  private static Future<Void> orNotFound(boolean found) {
    return found ? Future.succeededFuture() : Problem.notFound().asFailure();
  }

  /** An invitation that was not accepted yet. */
  record Invitation(UUID id, String email, MemberRole role, Instant createdAt, Instant expiresAt) {
    static Invitation of(MailedLinkStore.Link link) {
      return new Invitation(
          link.id(), link.email().value(), roleOf(link), link.createdAt(), link.expiresAt());
    }
  }

  private static MemberRole roleOf(MailedLinkStore.Link link) {
    return Choices.lowerCase(MemberRole.values())
        .getOrDefault(link.content().path("role").asText(), MemberRole.MEMBER);
  }

  Future<List<Invitation>> invitations(Viewer viewer, OrganisationId id, Instant now) {
    return database.withConnection(
        connection ->
            OrganisationGuard.managed(connection, viewer, id)
                .compose(organisation -> MailedLinkStore.invitations(connection, id, now))
                .map(found -> found.stream().map(Invitation::of).toList()));
  }

  /** Invites somebody; an earlier invitation of the same address goes. */
  Future<Void> invite(
      Viewer viewer, OrganisationId id, EmailAddress email, MemberRole role, Instant now) {
    return outbox
        .works()
        .compose(
            works ->
                database.withTransaction(
                    tx ->
                        OrganisationGuard.managed(tx, viewer, id)
                            .compose(
                                organisation ->
                                    inviting(tx, viewer, organisation, email, now)
                                        .compose(
                                            inviter ->
                                                invite(tx, inviter, organisation, email, role)))));
  }

  /** The inviter's account, when there is nothing against the invitation. */
  private Future<Account> inviting(
      SqlConnection tx, Viewer viewer, Organisation organisation, EmailAddress email, Instant now) {
    return MembershipStore.members(tx, organisation.id())
        .compose(
            members ->
                members.stream().anyMatch(member -> member.email().equals(email.value()))
                    ? Problem.conflict(
                            "member-already",
                            "The person is a member already",
                            "Nothing needs to be done.")
                        .<List<MailedLinkStore.Link>>asFailure()
                    : MailedLinkStore.invitations(tx, organisation.id(), now))
        .compose(
            open -> {
              if (open.size() >= MOST_OPEN) {
                return Problem.conflict(
                        "too-many-invitations",
                        "Too many open invitations",
                        "Withdraw some of the " + MOST_OPEN + " that are open.")
                    .asFailure();
              }
              Future<Void> withdrawn = Future.succeededFuture();
              for (MailedLinkStore.Link one : open) {
                if (one.email().equals(email)) {
                  withdrawn =
                      withdrawn.compose(
                          before ->
                              MailedLinkStore.withdraw(tx, organisation.id(), one.id()).mapEmpty());
                }
              }
              return withdrawn;
            })
        .compose(done -> AccountStore.find(tx, viewer.account()))
        .map(Optional::orElseThrow);
  }

  private Future<Void> invite(
      SqlConnection tx,
      Account inviter,
      Organisation organisation,
      EmailAddress email,
      MemberRole role) {
    return links
        .make(
            tx,
            new MailedLinks.Order(
                LinkPurpose.INVITE,
                email,
                Optional.empty(),
                Optional.of(organisation.id()),
                JsonNodeFactory.instance
                    .objectNode()
                    .put("role", Choices.nameOf(role))
                    .put("by", inviter.name()),
                LIFETIME))
        .compose(
            secret ->
                secret.isEmpty()
                    ? Problem.tooManyRequests(MailedLinkStore.WINDOW).<Void>asFailure()
                    : AccountStore.find(tx, email)
                        .compose(
                            known ->
                                outbox.put(
                                    tx,
                                    outbox
                                        .letters()
                                        .write(
                                            email,
                                            known
                                                .map(found -> found.account().language())
                                                .orElse(inviter.language()),
                                            "invite",
                                            inviter.name(),
                                            organisation.name(),
                                            outbox
                                                .letters()
                                                .link(LinkPurpose.INVITE, secret.get())))));
  }

  Future<Void> withdraw(Viewer viewer, OrganisationId id, UUID invitation) {
    return database.withTransaction(
        tx ->
            OrganisationGuard.managed(tx, viewer, id)
                .compose(organisation -> MailedLinkStore.withdraw(tx, id, invitation))
                .compose(MemberFlow::orNotFound));
  }

  /**
   * What somebody who follows an invitation is told first.
   *
   * @param invitedBy the name of who invites
   * @param account whether the address has an account, which then joins; else one is made
   */
  record Preview(Organisation.View organisation, String invitedBy, String email, boolean account) {}

  Future<Preview> preview(SecretWord secret) {
    return database.withConnection(
        connection ->
            links
                .look(connection, secret, LinkPurpose.INVITE)
                .compose(
                    link ->
                        organisation(connection, link)
                            .compose(
                                organisation ->
                                    AccountStore.find(connection, link.email())
                                        .map(
                                            account ->
                                                new Preview(
                                                    organisation.view(),
                                                    link.content().path("by").asText(),
                                                    link.email().value(),
                                                    account.isPresent())))));
  }

  private static Future<Organisation> organisation(
      SqlConnection connection, MailedLinkStore.Link link) {
    return OrganisationStore.find(connection, link.organisation().orElseThrow())
        .map(Optional::orElseThrow);
  }

  /**
   * Takes an invitation, for the account of its address.
   *
   * @param account makes the account where there is none yet
   */
  Future<Joined> accept(SqlConnection tx, SecretWord secret, NewAccount account, Instant now) {
    return links
        .take(tx, secret, LinkPurpose.INVITE)
        .compose(
            link ->
                AccountStore.find(tx, link.email())
                    .compose(
                        found ->
                            found.isPresent()
                                ? Future.succeededFuture(found.get().account().id())
                                : account.make(tx, link.email()))
                    .compose(
                        id ->
                            MembershipStore.insert(
                                    tx, id, link.organisation().orElseThrow(), roleOf(link), now)
                                .compose(joined -> AccountStore.find(tx, id))
                                .map(Optional::orElseThrow))
                    .compose(
                        person ->
                            organisation(tx, link)
                                .map(organisation -> new Joined(person, organisation, link))));
  }

  /** Makes an account for an address that has none; fails with what is missing for it. */
  interface NewAccount {
    Future<AccountId> make(SqlConnection tx, EmailAddress email);
  }

  /** Who joined what. */
  record Joined(Account account, Organisation organisation, MailedLinkStore.Link link) {}
}
