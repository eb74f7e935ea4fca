package eu.veerman.profile.demo;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.contracts.CountryCode;
import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.TextLanguage;
import eu.veerman.contracts.event.OrganisationChanged.Kind;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.json.Json;
import eu.veerman.profile.account.Account;
import eu.veerman.profile.account.AccountFlow;
import eu.veerman.profile.account.AccountInput;
import eu.veerman.profile.account.AccountStore;
import eu.veerman.profile.demo.DemoDocuments.CompanyRequest;
import eu.veerman.profile.imports.ImportAnswer;
import eu.veerman.profile.imports.ImportFlow;
import eu.veerman.profile.imports.ImportRules;
import eu.veerman.profile.imports.LineSplitter.Line;
import eu.veerman.profile.mail.EmailAddress;
import eu.veerman.profile.organisation.Organisation;
import eu.veerman.profile.organisation.OrganisationFlow;
import eu.veerman.profile.organisation.OrganisationStore;
import eu.veerman.profile.request.RequestFlow;
import eu.veerman.profile.storage.Stamps;
import eu.veerman.profile.storage.Tenancy;
import eu.veerman.profile.understanding.Workers;
import eu.veerman.profile.viewer.Role;
import io.vertx.core.Future;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills an empty marketplace with people and requests that do not exist, through the same flows
 * that real ones come in by. Seeding that was broken off goes on; seeding that was finished is not
 * done again.
 */
public final class DemoSeed {
  /** The password of the demo's four accounts. */
  public static final String PASSWORD = "ferry-to-the-new-way";

  /** The request whose organisation the company's account belongs to. */
  static final String COMPANY_REQUEST = "demo-req-nl-1";

  /** The manager whose profile the manager's account claims. */
  static final String CLAIMED_MANAGER = "demo-nl-001";

  private static final Logger LOG = LoggerFactory.getLogger(DemoSeed.class);
  private static final CountryCode NETHERLANDS = new CountryCode("NL");
  private static final int BATCH_LINES = 25;

  private final Database database;
  private final OrganisationFlow organisations;
  private final AccountFlow accounts;
  private final RequestFlow requests;
  private final ImportFlow imports;
  private final Workers workers;
  private final Stamps stamps;
  private final Function<String, TextLanguage> languageOf;

  public DemoSeed(
      Database database,
      OrganisationFlow organisations,
      AccountFlow accounts,
      RequestFlow requests,
      ImportFlow imports,
      Workers workers,
      Stamps stamps,
      Function<String, TextLanguage> languageOf) {
    this.database = database;
    this.organisations = organisations;
    this.accounts = accounts;
    this.requests = requests;
    this.imports = imports;
    this.workers = workers;
    this.stamps = stamps;
    this.languageOf = languageOf;
  }

  /**
   * Seeds.
   *
   * @param files lines in the form of an import, with the demo's additions; read and closed here
   */
  public Future<Void> run(List<InputStream> files) {
    return database
        .withTransaction(tx -> DemoStore.begin(tx, stamps.today()))
        .compose(
            progress ->
                progress.finished()
                    ? Future.succeededFuture()
                    : workers
                        .compute(
                            () ->
                                DemoDocuments.read(
                                    files, DemoDates.countedFrom(progress.firstDay())))
                        .compose(this::seed));
  }

  private Future<Void> seed(DemoDocuments documents) {
    ImportRules rules = ImportRules.demo(languageOf, documents.decisions());
    return agency()
        .compose(agency -> managers(agency, documents.ofKind("manager"), rules))
        .compose(made -> manager(documents, made))
        .compose(done -> requests(documents.ofKind("request"), rules))
        .compose(done -> company(documents))
        .compose(done -> administrator())
        .compose(done -> database.withTransaction(tx -> DemoStore.finish(tx, stamps.now())))
        .onSuccess(done -> LOG.info("The demo's {} documents stand", documents.lines().size()));
  }

  private Future<Organisation> agency() {
    return organisation("Overzet Interim-management", Kind.AGENCY, Optional.of(NETHERLANDS))
        .compose(
            agency ->
                account("agency", "Joris Overzet", agency, Role.AGENCY, Optional.empty())
                    .map(agency));
  }

  /** The managers, in the agency's keeping; what came of them by external id. */
  private Future<Map<String, UUID>> managers(
      Organisation agency, List<JsonNode> managers, ImportRules rules) {
    Future<Map<String, UUID>> all = Future.succeededFuture(new HashMap<>());
    for (int from = 0; from < managers.size(); from += BATCH_LINES) {
      List<JsonNode> batch = managers.subList(from, Math.min(managers.size(), from + BATCH_LINES));
      all =
          all.compose(
              made ->
                  take(agency, rules, batch)
                      .map(
                          more -> {
                            made.putAll(more);
                            return made;
                          }));
    }
    return all;
  }

  private Future<Void> manager(DemoDocuments documents, Map<String, UUID> made) {
    Optional<String> name =
        documents.withExternalId(CLAIMED_MANAGER).map(line -> line.path("name").asText());
    Optional<ManagerId> profile =
        Optional.ofNullable(made.get(CLAIMED_MANAGER)).map(ManagerId::new);
    // Once claimed, the profile is not the agency's any more and nothing is left to do.
    return name.isEmpty() || profile.isEmpty()
        ? Future.succeededFuture()
        : organisation(name.get(), Kind.PRACTICE, Optional.of(NETHERLANDS))
            .compose(practice -> account("manager", name.get(), practice, Role.MANAGER, profile));
  }

  /** Each request for its own organisation. */
  private Future<Void> requests(List<JsonNode> lines, ImportRules rules) {
    Future<Void> all = Future.succeededFuture();
    for (JsonNode line : lines) {
      all =
          all.compose(before -> client(line))
              .compose(client -> take(client, rules, List.of(line)))
              .mapEmpty();
    }
    return all;
  }

  private Future<Organisation> client(JsonNode request) {
    JsonNode described = request.path("organisation");
    return organisation(
        described.path("name").asText(),
        Kind.COMPANY,
        Optional.of(new CountryCode(described.path("country").asText())));
  }

  /** The company's account, and what else its organisation has going on. */
  private Future<Void> company(DemoDocuments documents) {
    Optional<JsonNode> own = documents.withExternalId(COMPANY_REQUEST);
    return own.isEmpty()
        ? Future.succeededFuture()
        : client(own.get())
            .compose(
                company ->
                    account("company", "Saskia de Wit", company, Role.COMPANY, Optional.empty())
                        .compose(done -> others(company, documents.companyRequests())));
  }

  private Future<Void> others(Organisation company, List<CompanyRequest> others) {
    Future<Void> all = Future.succeededFuture();
    for (CompanyRequest one : others) {
      all =
          all.compose(
              before ->
                  database.withTransaction(
                      tx ->
                          Tenancy.enterService(tx)
                              .compose(
                                  entered ->
                                      requests.seeded(tx, company, one.input(), one.state()))));
    }
    return all;
  }

  private Future<Void> administrator() {
    return database
        .withTransaction(
            tx ->
                OrganisationStore.platform(tx)
                    .compose(
                        there ->
                            there.isPresent()
                                ? Future.succeededFuture(there.get())
                                : organisations.create(
                                    tx, Kind.PLATFORM, "Veerman", Optional.empty())))
        .compose(
            platform -> account("admin", "Beheer Veerman", platform, Role.ADMIN, Optional.empty()));
  }

  /** The organisation of this name, made if it is not there: its id follows from its name. */
  private Future<Organisation> organisation(String name, Kind kind, Optional<CountryCode> country) {
    byte[] called = ("veerman demo organisation " + name).getBytes(StandardCharsets.UTF_8);
    OrganisationId id = new OrganisationId(UUID.nameUUIDFromBytes(called));
    return database.withTransaction(
        tx ->
            OrganisationStore.find(tx, id)
                .compose(
                    there ->
                        there.isPresent()
                            ? Future.succeededFuture(there.get())
                            : organisations.create(tx, id, kind, name, country)));
  }

  private Future<Void> account(
      String mailbox,
      String name,
      Organisation organisation,
      Role role,
      Optional<ManagerId> manager) {
    AccountInput input =
        new AccountInput(
            new EmailAddress(mailbox + "@veerman.example"),
            PASSWORD,
            name,
            organisation.id(),
            role,
            TextLanguage.NL,
            manager);
    return accounts
        .hash(PASSWORD)
        .compose(
            hash ->
                database.withTransaction(
                    tx ->
                        AccountStore.find(tx, input.email())
                            .compose(
                                there ->
                                    there.isPresent()
                                        ? Future.<Account>succeededFuture(there.get().account())
                                        : Tenancy.enterService(tx)
                                            .compose(entered -> accounts.create(tx, input, hash)))))
        .mapEmpty();
  }

  /** Takes documents; the ids of what was made or stood already, by external id. */
  private Future<Map<String, UUID>> take(
      Organisation owner, ImportRules rules, List<JsonNode> documents) {
    List<Line> lines = new ArrayList<>();
    for (JsonNode document : documents) {
      lines.add(new Line.Whole(lines.size() + 1L, Json.bytes(document)));
    }
    return imports.take(owner.id(), rules, lines).map(DemoSeed::taken);
  }

  private static Map<String, UUID> taken(List<ImportAnswer> answers) {
    Map<String, UUID> ids = new HashMap<>();
    for (ImportAnswer answer : answers) {
      switch (answer) {
        case ImportAnswer.Taken taken -> ids.put(taken.externalId(), taken.id());
        case ImportAnswer.Refused refused -> {
          // The one refusal that is expected, when seeding goes on after the manager's claim.
          if (!refused.externalId().equals(Optional.of(CLAIMED_MANAGER))) {
            throw new IllegalStateException("a demo document is refused: " + refused);
          }
        }
      }
    }
    return ids;
  }
}
