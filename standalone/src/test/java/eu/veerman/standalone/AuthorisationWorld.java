package eu.veerman.standalone;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.veerman.platform.json.Json;
import eu.veerman.standalone.AuthorisationIT.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** The people of the authorisation matrix, and things of theirs to ask about. */
final class AuthorisationWorld {
  private static final String BOGUS = "a-secret-that-nobody-was-ever-sent-by-mail";

  /** What these leave behind nobody else could be asked about: each gets a person of its own. */
  private static final Set<String> SPOILING =
      Set.of(
          "signOut",
          "endOtherSessions",
          "changePassword",
          "askNewAddress",
          "eraseAccount",
          "moveSession",
          "changeAccount",
          "refreshSession",
          "createManager",
          "replaceManager",
          "replaceAvailability",
          "moveManager",
          "deleteManager",
          "askVerification",
          "changeOrganisation",
          "showManager",
          "removeMember",
          "changeMember");

  private final OpenMarket market;
  private final Map<String, Person> people = new HashMap<>();
  private final Map<String, String> shared = new HashMap<>();
  private final Person stranger;
  private final Person strangeAgency;

  AuthorisationWorld(OpenMarket market) {
    this.market = market;
    this.stranger = market.company();
    this.strangeAgency = market.agency();
  }

  /** Asks; empty where a viewer of this kind has no such thing. */
  Optional<Integer> ask(Operation operation, String kind, String viewer) {
    Person who = SPOILING.contains(operation.id()) ? fresh(viewer) : known(viewer);
    Optional<String> path = path(operation, kind, viewer, who);
    return path.map(there -> status(operation, who, there));
  }

  private Person known(String viewer) {
    return people.computeIfAbsent(viewer, this::fresh);
  }

  private Person fresh(String viewer) {
    return switch (viewer) {
      case "nobody" -> market.nobody();
      case "company" -> market.company();
      case "member" -> member();
      case "agency" -> market.agency();
      case "manager" -> manager();
      case "admin" -> market.administrator();
      default -> throw new IllegalArgumentException(viewer);
    };
  }

  private Person member() {
    Person owner = market.company();
    Person member = market.colleague(organisation(owner), "company", Optional.empty());
    owner
        .put(
            "/organisations/" + organisation(owner) + "/members/" + id(member),
            Map.of("role", "member"))
        .expect(204);
    return member;
  }

  private Person manager() {
    Person agency = market.agency();
    String profile = publishedManager(agency);
    Person practice = market.practice();
    return market.colleague(organisation(practice), "manager", Optional.of(profile));
  }

  private static String organisation(Person who) {
    return who.account().at("/organisation/id").asText();
  }

  private static String id(Person who) {
    return who.account().path("id").asText();
  }

  // Where to ask.

  private Optional<String> path(Operation operation, String kind, String viewer, Person who) {
    String path = operation.path();
    if (kind.equals("none")) {
      return Optional.of(path);
    }
    boolean changes = changes(operation);
    Optional<String> id =
        switch (path.split("/")[1]) {
          case "requests" -> request(kind, viewer, who, changes);
          case "managers" -> manager(kind, viewer, who, changes);
          case "receipts" -> receipt(kind, viewer, who);
          case "match-receipts" -> matchReceipt(kind, viewer, who);
          case "representations" -> representation(kind, viewer, who);
          case "inquiries" -> inquiry(kind, viewer, who);
          case "sessions" -> session(kind, viewer, who);
          case "account" -> passkey(kind, viewer, who);
          case "accounts" ->
              viewer.equals("nobody") && kind.equals("own")
                  ? Optional.empty()
                  : Optional.of(colleague(kind, who));
          case "organisations" -> organisation(kind, viewer, who);
          default -> throw new IllegalStateException("nothing known of " + path);
        };
    return id.map(
        found ->
            path.replace("{id}", found)
                .replace("{manager}", once("open manager", () -> publishedManager(strangeAgency)))
                .replace("{request}", once("open request", () -> publishedRequest(stranger)))
                .replace("{account}", path.contains("{account}") ? colleague(kind, who) : "")
                .replace(
                    "{invitation}", path.contains("{invitation}") ? invitation(kind, who) : ""));
  }

  private static boolean changes(Operation operation) {
    return !operation.method().equals("GET");
  }

  private static String missing() {
    return UUID.randomUUID().toString();
  }

  private String once(String what, Supplier<String> made) {
    String there = shared.get(what);
    if (there == null) {
      there = made.get();
      shared.put(what, there);
    }
    return there;
  }

  /** What is only looked at is there once; what is to be changed is made for it. */
  private String lasting(boolean changes, String what, Supplier<String> made) {
    return changes ? made.get() : once(what, made);
  }

  private Optional<String> request(String kind, String viewer, Person who, boolean changes) {
    return switch (kind) {
      case "own" ->
          Set.of("nobody", "manager").contains(viewer)
              ? Optional.empty()
              : Optional.of(
                  changes
                      ? publishedRequest(who)
                      : once("request of " + viewer, () -> publishedRequest(who)));
      case "open" ->
          Optional.of(lasting(changes, "open request", () -> publishedRequest(stranger)));
      case "closed" ->
          Optional.of(lasting(changes, "closed request", () -> draftRequest(stranger).id()));
      default -> Optional.of(missing());
    };
  }

  private Optional<String> manager(String kind, String viewer, Person who, boolean changes) {
    return switch (kind) {
      case "own" ->
          switch (viewer) {
            case "nobody", "company", "member" -> Optional.empty();
            case "manager" -> Optional.of(who.profile());
            default ->
                Optional.of(
                    changes
                        ? publishedManager(who)
                        : once("profile of " + viewer, () -> publishedManager(who)));
          };
      case "open" ->
          Optional.of(lasting(changes, "open manager", () -> publishedManager(strangeAgency)));
      case "closed" ->
          Optional.of(lasting(changes, "closed manager", () -> draftManager(strangeAgency).id()));
      default -> Optional.of(missing());
    };
  }

  private Optional<String> receipt(String kind, String viewer, Person who) {
    return switch (kind) {
      case "own" -> request("own", viewer, who, false).map(own -> receiptOf(who, own));
      case "closed" ->
          Optional.of(receiptOf(stranger, once("open request", () -> publishedRequest(stranger))));
      default -> Optional.of(missing());
    };
  }

  private static String receiptOf(Person who, String request) {
    return who.get("/requests/" + request + "/shortlist")
        .expect(200)
        .json()
        .path("receipt")
        .asText();
  }

  private Optional<String> matchReceipt(String kind, String viewer, Person who) {
    return switch (kind) {
      case "own" -> manager("own", viewer, who, false).map(own -> matchReceiptOf(who, own));
      case "closed" ->
          Optional.of(
              matchReceiptOf(
                  strangeAgency, once("open manager", () -> publishedManager(strangeAgency))));
      default -> Optional.of(missing());
    };
  }

  private static String matchReceiptOf(Person who, String manager) {
    return who.get("/managers/" + manager + "/matches").expect(200).json().path("receipt").asText();
  }

  /**
   * An agency's question to a person who has claimed a profile: of either of them it is the own.
   */
  private Optional<String> representation(String kind, String viewer, Person who) {
    return switch (kind) {
      case "own" ->
          switch (viewer) {
            case "manager" -> Optional.of(asked(strangeAgency, who));
            case "agency" -> Optional.of(asked(who, manager()));
            default -> Optional.empty();
          };
      case "closed" -> Optional.of(asked(strangeAgency, manager()));
      default -> Optional.of(missing());
    };
  }

  private static String asked(Person agency, Person manager) {
    return agency
        .post(
            "/managers/" + manager.profile() + "/representations",
            Map.of("until", LocalDate.now(ZoneOffset.UTC).plusMonths(6).toString()))
        .expect(201)
        .id();
  }

  /** Nobody has many unanswered at once. */
  private Optional<String> inquiry(String kind, String viewer, Person who) {
    return switch (kind) {
      case "own" ->
          switch (viewer) {
            case "nobody" -> Optional.empty();
            case "admin" -> Optional.of(asked(who));
            default -> Optional.of(once("inquiry of " + viewer, () -> asked(who)));
          };
      case "closed" -> Optional.of(asked(market.company()));
      default -> Optional.of(missing());
    };
  }

  private static String asked(Person who) {
    return who.post("/inquiries", Map.of("kind", "data", "question", "Wat weten jullie?"))
        .expect(201)
        .id();
  }

  private Optional<String> session(String kind, String viewer, Person who) {
    return switch (kind) {
      case "own" ->
          viewer.equals("nobody") ? Optional.empty() : Optional.of(sessionOf(market.again(who)));
      case "closed" -> Optional.of(sessionOf(stranger));
      default -> Optional.of(missing());
    };
  }

  private static String sessionOf(Person who) {
    return who.get("/sessions").expect(200).json().path("items").findParents("current").stream()
        .filter(line -> line.path("current").asBoolean())
        .map(line -> line.path("id").asText())
        .findFirst()
        .orElseThrow();
  }

  private Optional<String> passkey(String kind, String viewer, Person who) {
    return switch (kind) {
      case "own" ->
          viewer.equals("nobody") ? Optional.empty() : Optional.of(market.passkeyOf(id(who)));
      case "closed" -> Optional.of(once("passkey", () -> market.passkeyOf(id(stranger))));
      default -> Optional.of(missing());
    };
  }

  private Optional<String> organisation(String kind, String viewer, Person who) {
    return switch (kind) {
      case "own" -> viewer.equals("nobody") ? Optional.empty() : Optional.of(organisation(who));
      case "closed" -> Optional.of(organisation(stranger));
      default -> Optional.of(missing());
    };
  }

  /** Somebody else of the organisation asked about. */
  private String colleague(String kind, Person who) {
    if (kind.equals("missing")) {
      return missing();
    }
    Person of = kind.equals("own") ? who : stranger;
    String role = of.account().at("/roles/0").asText();
    return id(market.colleague(organisation(of), role, Optional.empty()));
  }

  private String invitation(String kind, Person who) {
    if (kind.equals("missing")) {
      return missing();
    }
    String organisation = organisation(kind.equals("own") ? who : stranger);
    String invitations = "/organisations/" + organisation + "/invitations";
    Person admin = market.demo("admin");
    admin.post(invitations, Map.of("email", UUID.randomUUID() + "@invited.example")).expect(202);
    return admin.get(invitations).expect(200).json().at("/items/0/id").asText();
  }

  // Things of theirs.

  /** Whoever speaks Lithuanian only is in no other test's shortlist. */
  private static ObjectNode profile() {
    ObjectNode profile = Documents.manager();
    profile.putArray("languages").addObject().put("code", "lt").put("level", "C2");
    return profile;
  }

  private static Person.Response draftRequest(Person owner) {
    return owner.post("/requests", Documents.request()).expect(201);
  }

  private static String publishedRequest(Person owner) {
    Person.Response draft = draftRequest(owner);
    Person.Response published =
        owner
            .post(
                "/requests/" + draft.id() + "/transitions",
                Map.of("to", "published"),
                "If-Match",
                draft.etag())
            .expect(200);
    owner
        .get("/requests/" + draft.id() + "/shortlist?minPosition=" + published.position())
        .expect(200);
    return draft.id();
  }

  private static Person.Response draftManager(Person owner) {
    return owner.post("/managers", profile()).expect(201);
  }

  private static String publishedManager(Person owner) {
    Person.Response draft = draftManager(owner);
    Person.Response published =
        owner
            .post(
                "/managers/" + draft.id() + "/transitions",
                Map.of("to", "published"),
                "If-Match",
                draft.etag())
            .expect(200);
    owner
        .get("/managers/" + draft.id() + "/matches?minPosition=" + published.position())
        .expect(200);
    return draft.id();
  }

  // How to ask.

  private int status(Operation operation, Person who, String path) {
    String query = operation.id().equals("getShortlistChanges") ? "?since=" + anyPosition() : "";
    // What is open to all counts by network address; what anybody's token is does not matter there.
    Person asking =
        operation.open() && changes(operation) ? market.stranger().withTokenOf(who) : who;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(asking.door() + "/api/v1" + path + query))
            .timeout(Duration.ofSeconds(60))
            .header("If-Match", "*");
    asking.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
    Optional<String> body = body(operation.id(), who);
    body.ifPresent(
        content ->
            request.header(
                "Content-Type",
                operation.id().equals("importDocuments")
                    ? "application/x-ndjson"
                    : "application/json"));
    request.method(
        operation.method(), body.map(BodyPublishers::ofString).orElse(BodyPublishers.noBody()));
    try {
      // Some answers have no end: the status says all.
      HttpResponse<InputStream> answer =
          asking.http().send(request.build(), BodyHandlers.ofInputStream());
      answer.body().close();
      return answer.statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String anyPosition() {
    return once(
        "position",
        () -> {
          String request = once("open request", () -> publishedRequest(stranger));
          return stranger
              .get("/requests/" + request + "/shortlist")
              .expect(200)
              .json()
              .path("position")
              .asText();
        });
  }

  private Optional<String> body(String operation, Person who) {
    Object content =
        switch (operation) {
          case "signIn" ->
              Map.of("email", "manager@veerman.example", "password", OpenMarket.DEMO_PASSWORD);
          case "refreshSession" -> Map.of("refreshToken", refreshToken());
          case "register" -> registration();
          case "confirmRegistration", "resetPassword" ->
              Map.of("token", BOGUS, "password", "een nieuw lang wachtwoord");
          case "confirmNewAddress", "previewInvitation", "acceptInvitation" ->
              Map.of("token", BOGUS);
          case "askNewPassword" -> Map.of("email", UUID.randomUUID() + "@nobody.example");
          case "changeAccount" -> Map.of("name", "Iemand Anders", "language", "nl");
          case "changePassword" ->
              Map.of("current", OpenMarket.PASSWORD, "password", "een nieuw lang wachtwoord");
          case "askNewAddress" ->
              Map.of(
                  "email", UUID.randomUUID() + "@moved.example", "password", OpenMarket.PASSWORD);
          case "eraseAccount", "challengeNewPasskey" -> Map.of("password", OpenMarket.PASSWORD);
          case "moveSession" ->
              Map.of("organisation", who.token().isEmpty() ? missing() : organisation(who));
          case "createPasskey" -> Map.of("name", "Sleutel", "credential", credential());
          case "signInWithPasskey" -> Map.of("credential", credential());
          case "suspendAccount" -> Map.of("reason", "Een klacht");
          case "createOrganisation" -> Map.of("kind", "company", "name", "Nieuw");
          case "createAccount" ->
              Map.of(
                  "email",
                  UUID.randomUUID() + "@made.example",
                  "password",
                  OpenMarket.PASSWORD,
                  "name",
                  "Iemand",
                  "organisation",
                  organisation(stranger),
                  "role",
                  "company");
          case "changeMember" -> Map.of("role", "member");
          case "invite" -> Map.of("email", UUID.randomUUID() + "@invited.example");
          case "createManager", "replaceManager" -> profile();
          case "replaceAvailability" -> profile().path("availability");
          case "beginProviderSignIn" -> Map.of("email", "iemand@nergens.example");
          case "signInWithProvider" -> Map.of("code", BOGUS, "state", BOGUS, "binding", BOGUS);
          case "connectIdentityProvider" ->
              Map.of("issuer", "http://localhost:1/nobody", "clientId", "veerman");
          case "showManager" -> Map.of("visibility", "hidden", "hiddenFrom", List.of());
          case "changeOrganisation" -> Map.of("name", "Anders genoemd");
          case "hideOrganisation" -> Map.of("managers", List.of(), "names", List.of("Iemand"));
          case "askVerification" -> Map.of("registerNumber", "12345678");
          case "decideVerification" -> Map.of("verified", true);
          case "beginRepresentation" ->
              Map.of(
                  "agency",
                  organisation(
                      who.token().isPresent()
                              && who.account().at("/organisation/kind").asText().equals("agency")
                          ? who
                          : strangeAgency),
                  "until",
                  LocalDate.now(ZoneOffset.UTC).plusMonths(6).toString());
          case "ask" -> Map.of("kind", "ranking", "question", "Waarom?");
          case "answerInquiry" -> Map.of("answer", "Daarom.");
          case "answerRepresentation" -> Map.of("given", true);
          case "moveManager", "moveRequest" -> Map.of("to", "draft");
          case "createRequest", "replaceRequest" -> Documents.request();
          case "understandText" -> Map.of("text", "Een fusie.", "language", "nl");
          case "importDocuments" -> importedLine();
          default -> Map.of();
        };
    return content.equals(Map.of()) ? Optional.empty() : Optional.of(text(content));
  }

  private String refreshToken() {
    return market
        .stranger()
        .post(
            "/sessions",
            Map.of("email", "manager@veerman.example", "password", OpenMarket.DEMO_PASSWORD))
        .expect(201)
        .json()
        .path("refreshToken")
        .asText();
  }

  /** One that no authenticator made. */
  private static Map<String, Object> credential() {
    return Map.of(
        "id", "AAAA",
        "rawId", "AAAA",
        "type", "public-key",
        "response", Map.of("clientDataJSON", "e30"));
  }

  private static ObjectNode importedLine() {
    return Documents.importedManager(UUID.randomUUID().toString());
  }

  private static Map<String, Object> registration() {
    return Map.of(
        "email",
        UUID.randomUUID() + "@new.example",
        "name",
        "Nora Nieuw",
        "organisation",
        Map.of("kind", "company", "name", "Nieuw Werk"));
  }

  private static String text(Object content) {
    return Objects.requireNonNull(Json.text(content));
  }
}
