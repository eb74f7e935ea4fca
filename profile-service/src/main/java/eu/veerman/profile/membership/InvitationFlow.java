package eu.veerman.profile.membership;

import eu.veerman.contracts.AccountId;
import eu.veerman.contracts.TextLanguage;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.http.Problem;
import eu.veerman.profile.account.AccountStore;
import eu.veerman.profile.account.PasswordHash;
import eu.veerman.profile.account.PasswordHashing;
import eu.veerman.profile.mail.EmailAddress;
import eu.veerman.profile.organisation.Organisation;
import eu.veerman.profile.session.SessionFlow;
import eu.veerman.profile.storage.SecretWord;
import eu.veerman.profile.storage.Stamps;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;

/** Accepting an invitation, with the account that one has or with a new one. */
public final class InvitationFlow {
  private final Database database;
  private final MemberFlow members;
  private final PasswordHashing passwords;
  private final SessionFlow sessions;
  private final Stamps stamps;

  public InvitationFlow(
      Database database,
      MemberFlow members,
      PasswordHashing passwords,
      SessionFlow sessions,
      Stamps stamps) {
    this.database = database;
    this.members = members;
    this.passwords = passwords;
    this.sessions = sessions;
    this.stamps = stamps;
  }

  /** What makes a new account, where the address has none. */
  record Person(String name, String password, TextLanguage language) {}

  /**
   * What came of it.
   *
   * @param session begun for a new account; whoever has one signs in as usual
   */
  record Accepted(Organisation.View organisation, Optional<SessionFlow.Session> session) {}

  /** Joins the organisation that the invitation is of. */
  Future<Accepted> accept(SecretWord secret, Optional<Person> person, SessionFlow.Caller caller) {
    return members
        .preview(secret)
        .compose(preview -> hash(preview, person))
        .compose(
            hash ->
                database.withTransaction(
                    tx ->
                        members
                            .accept(
                                tx,
                                secret,
                                (inside, email) -> make(inside, email, person, hash),
                                stamps.now())
                            .compose(joined -> accepted(tx, joined, hash, caller))));
  }

  private Future<Optional<PasswordHash>> hash(MemberFlow.Preview preview, Optional<Person> person) {
    if (preview.account()) {
      return Future.succeededFuture(Optional.empty());
    }
    if (person.isEmpty()) {
      return Problem.invalid(
              "/account", "is missing, must hold a name and a password for the new account")
          .asFailure();
    }
    return passwords
        .accept("/account/password", person.get().password(), new EmailAddress(preview.email()))
        .map(Optional::of);
  }

  private Future<AccountId> make(
      SqlConnection tx, EmailAddress email, Optional<Person> person, Optional<PasswordHash> hash) {
    if (person.isEmpty() || hash.isEmpty()) {
      // The account of this address went between looking and joining.
      return Problem.conflict(
              "try-again", "The account has changed meanwhile", "Open the invitation once more.")
          .asFailure();
    }
    AccountId id = new AccountId(stamps.id());
    return AccountStore.insert(
            tx, id, email, person.get().name(), person.get().language(), hash, stamps.now())
        .map(id);
  }

  private Future<Accepted> accepted(
      SqlConnection tx,
      MemberFlow.Joined joined,
      Optional<PasswordHash> hash,
      SessionFlow.Caller caller) {
    Organisation.View organisation = joined.organisation().view();
    boolean made = hash.isPresent() && joined.account().memberships().size() == 1;
    return AccountStore.workedIn(tx, joined.account().id(), joined.organisation().id())
        .compose(
            noted ->
                made
                    ? sessions
                        .begin(tx, joined.account(), caller)
                        .map(session -> new Accepted(organisation, Optional.of(session)))
                    : Future.succeededFuture(new Accepted(organisation, Optional.empty())));
  }
}
