package eu.veerman.profile.account;

import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.TextLanguage;
import eu.veerman.contracts.event.OrganisationChanged.Kind;
import eu.veerman.profile.input.Choices;
import eu.veerman.profile.input.Fields;
import eu.veerman.profile.mail.EmailAddress;
import eu.veerman.profile.viewer.Role;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An account as an administrator asks for it.
 *
 * @param manager the profile that the person claims
 */
public record AccountInput(
    EmailAddress email,
    String password,
    String name,
    OrganisationId organisation,
    Role role,
    TextLanguage language,
    Optional<ManagerId> manager) {
  private static final Map<String, Role> ROLES = Choices.lowerCase(Role.values());

  static AccountInput read(Fields in) {
    Optional<EmailAddress> email = in.made("email", EmailAddress::new);
    Optional<String> password = in.text("password", PasswordPolicy.MAX_LENGTH);
    Optional<String> name = in.text("name", 120);
    Optional<UUID> organisation = in.uuid("organisation");
    Optional<Role> role = in.choice("role", ROLES);
    Optional<TextLanguage> language = in.choice("language", Choices.LANGUAGES);
    Optional<UUID> manager = in.uuid("manager");
    in.nothingElse();
    if (email.isPresent()) {
      password
          .flatMap(given -> PasswordPolicy.objection(given, email.get()))
          .ifPresent(objection -> in.problem("password", objection));
    }
    if (manager.isPresent() && role.isPresent() && role.get() != Role.MANAGER) {
      in.problem(
          "manager",
          "is given with the role " + Choices.nameOf(role.get()) + ", must be a manager's");
    }
    return new AccountInput(
        in.required("email", email),
        in.required("password", password),
        in.required("name", name),
        new OrganisationId(in.required("organisation", organisation)),
        in.required("role", role),
        language.orElse(TextLanguage.EN),
        manager.map(ManagerId::new));
  }

  /** The kind of organisation that people of this role belong to. */
  static Kind kindFor(Role role) {
    return switch (role) {
      case COMPANY -> Kind.COMPANY;
      case MANAGER -> Kind.PRACTICE;
      case AGENCY -> Kind.AGENCY;
      case ADMIN -> Kind.PLATFORM;
    };
  }
}
