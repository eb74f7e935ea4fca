package eu.veerman.profile.account;

import eu.veerman.contracts.AccountId;
import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.TextLanguage;
import eu.veerman.contracts.event.OrganisationChanged.Kind;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.http.Problem;
import eu.veerman.profile.input.Choices;
import eu.veerman.profile.mail.EmailAddress;
import eu.veerman.profile.manager.ManagerFlow;
import eu.veerman.profile.organisation.MemberRole;
import eu.veerman.profile.organisation.MembershipStore;
import eu.veerman.profile.organisation.Organisation;
import eu.veerman.profile.organisation.OrganisationFlow;
import eu.veerman.profile.organisation.OrganisationStore;
import eu.veerman.profile.storage.Stamps;
import eu.veerman.profile.viewer.Role;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;

/** Bringing accounts into being. */
public final class AccountFlow {
  private final PasswordHashing passwords;
  private final OrganisationFlow organisations;
  private final ManagerFlow managers;
  private final Stamps stamps;

  public AccountFlow(
      PasswordHashing passwords,
      OrganisationFlow organisations,
      ManagerFlow managers,
      Stamps stamps) {
    this.passwords = passwords;
    this.organisations = organisations;
    this.managers = managers;
    this.stamps = stamps;
  }

  /** Hashes a password ahead of the transaction: it takes longer than one should stand open. */
  public Future<PasswordHash> hash(String password) {
    return passwords.hash(password);
  }

  /** Judges and hashes a password that somebody chose. */
  Future<PasswordHash> accept(AccountInput input) {
    return passwords.accept("/password", input.password(), input.email());
  }

  /** Creates an account, and claims its profile. */
  public Future<Account> create(SqlConnection tx, AccountInput input, PasswordHash password) {
    return OrganisationStore.find(tx, input.organisation())
        .compose(found -> fitting(found, input))
        .compose(
            organisation -> {
              AccountId id = new AccountId(stamps.id());
              return AccountStore.insert(
                      tx,
                      id,
                      input.email(),
                      input.name(),
                      input.language(),
                      Optional.of(password),
                      stamps.now())
                  .compose(
                      fresh ->
                          fresh
                              ? join(tx, id, organisation.id(), MemberRole.OWNER)
                              : addressTaken())
                  .compose(joined -> claim(tx, id, organisation.id(), input.manager()))
                  .compose(claimed -> AccountStore.find(tx, id))
                  .map(made -> made.orElseThrow());
            });
  }

  private Future<Void> join(
      SqlConnection tx, AccountId account, OrganisationId organisation, MemberRole role) {
    return MembershipStore.insert(tx, account, organisation, role, stamps.now())
        .compose(joined -> AccountStore.workedIn(tx, account, organisation));
  }

  private Future<Organisation> fitting(Optional<Organisation> found, AccountInput input) {
    if (found.isEmpty()) {
      return Problem.invalid(
              "/organisation",
              "is '" + input.organisation() + "', must be an organisation that exists")
          .asFailure();
    }
    Kind kind = found.get().kind();
    if (kind != AccountInput.kindFor(input.role())) {
      return Problem.invalid(
              "/role",
              "is '"
                  + Choices.nameOf(input.role())
                  + "', must fit the organisation, which is of the kind "
                  + Choices.nameOf(kind))
          .asFailure();
    }
    return Future.succeededFuture(found.get());
  }

  private static Future<Void> addressTaken() {
    return Problem.conflict(
            "address-taken",
            "The address is taken",
            "There is an account with this email address. Use another one.")
        .asFailure();
  }

  private Future<Void> claim(
      SqlConnection tx, AccountId account, OrganisationId practice, Optional<ManagerId> manager) {
    return manager.isEmpty()
        ? Future.succeededFuture()
        : managers.claim(tx, manager.get(), account, practice).mapEmpty();
  }

  /**
   * Makes the first administrator, in the organisation that runs the platform, unless there is any
   * account already. Of instances that start together one does so.
   */
  public Future<Void> firstAdministrator(Database database, EmailAddress email, String password) {
    return hash(password)
        .compose(
            hash ->
                database.withTransaction(
                    tx ->
                        AccountStore.anyWithLock(tx)
                            .compose(
                                any ->
                                    any
                                        ? Future.<Void>succeededFuture()
                                        : administrator(tx, email, hash).mapEmpty())));
  }

  private Future<Account> administrator(SqlConnection tx, EmailAddress email, PasswordHash hash) {
    return organisations
        .create(tx, Kind.PLATFORM, "Veerman", Optional.empty())
        .compose(
            platform ->
                create(
                    tx,
                    new AccountInput(
                        email,
                        "",
                        "Administrator",
                        platform.id(),
                        Role.ADMIN,
                        TextLanguage.EN,
                        Optional.empty()),
                    hash));
  }
}
