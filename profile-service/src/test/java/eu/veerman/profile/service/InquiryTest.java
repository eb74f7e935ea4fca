package eu.veerman.profile.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.profile.service.Client.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Asking a person, who looked at a profile, and what administrators did. */
class InquiryTest {
  private static Marketplace marketplace;

  @BeforeAll
  static void open() {
    marketplace = Marketplace.open();
  }

  @AfterAll
  static void close() {
    marketplace.close();
  }

  private static Response ask(Client who) {
    return who.post(
        "/inquiries",
        Map.of(
            "kind",
            "ranking",
            "about",
            "/receipts/" + UUID.randomUUID(),
            "question",
            "Waarom sta ik elfde?"));
  }

  @Test
  void whoAsksIsAnsweredByAPersonInWritingOnce() {
    Client manager = marketplace.manager();
    Client admin = marketplace.admin();
    Response asked = ask(manager).expect(201);
    JsonNode inquiry = asked.json();
    assertThat(inquiry.path("state").asText()).isEqualTo("open");
    assertThat(
            ChronoUnit.DAYS.between(
                Instant.parse(inquiry.path("askedAt").asText()),
                Instant.parse(inquiry.path("dueAt").asText())))
        .isBetween(28L, 31L);
    String path = "/inquiries/" + asked.id();
    marketplace.manager().get(path).expect(404);
    manager.post(path + "/answer", Map.of("answer", "Zo maar")).expect(403);
    manager.post(path + "/taking", Map.of()).expect(403);

    assertThat(
            admin
                .get("/inquiries?state=open")
                .expect(200)
                .json()
                .path("items")
                .findValuesAsText("id"))
        .contains(asked.id());
    JsonNode taken = admin.post(path + "/taking", Map.of()).expect(200).json();
    assertThat(taken.path("takenBy").asText()).isEqualTo("Administrator");
    admin.post(path + "/answer", Map.of("answer", "Door de tariefgrens.")).expect(200);
    admin.post(path + "/answer", Map.of("answer", "Nee, toch niet.")).expect(409);
    admin.post(path + "/taking", Map.of()).expect(409);
    JsonNode answered = manager.get(path).expect(200).json();
    assertThat(answered.path("state").asText()).isEqualTo("answered");
    assertThat(answered.path("answer").asText()).isEqualTo("Door de tariefgrens.");
    assertThat(manager.get("/inquiries").expect(200).json().path("items")).hasSize(1);
    assertThat(
            manager.get("/account/export").expect(200).json().at("/inquiries/0/question").asText())
        .isEqualTo("Waarom sta ik elfde?");
  }

  @Test
  void tenOpenQuestionsAreEnough() {
    Client company = marketplace.company();
    for (int i = 0; i < 10; i++) {
      ask(company).expect(201);
    }
    ask(company).expect(409);
    assertThat(
            company
                .post("/inquiries", Map.of("kind", "gossip", "question", "?"))
                .expect(400)
                .pointers())
        .containsExactly("/kind");
    for (String elsewhere :
        List.of("javascript:alert(1)", "https://evil.example", "//evil.example", "/receipts/1")) {
      company
          .post("/inquiries", Map.of("kind", "data", "question", "?", "about", elsewhere))
          .expect(400);
    }
  }

  private static String published(Client owner, String kind, Object document) {
    Response draft = owner.post("/" + kind, document).expect(201);
    owner
        .post(
            "/" + kind + "/" + draft.id() + "/transitions",
            Map.of("to", "published"),
            "If-Match",
            draft.etag())
        .expect(200);
    return draft.id();
  }

  @Test
  void thePersonReadsWhoLookedAndNotWhoSeeksInSecret() {
    Client manager = marketplace.manager();
    Client seeking = marketplace.company();
    Client secret = marketplace.company();
    String id = published(manager, "managers", Documents.manager());
    published(seeking, "requests", Documents.request());
    seeking.get("/managers/" + id).expect(200);
    seeking.get("/managers/" + id).expect(200);
    secret.get("/managers/" + id).expect(200);
    manager.get("/managers/" + id).expect(200);

    JsonNode views = manager.get("/managers/" + id + "/views").expect(200).json().path("items");
    String name =
        seeking.get("/organisations/" + seeking.organisation()).json().path("name").asText();
    assertThat(views).hasSize(2);
    assertThat(views.findValuesAsText("organisation")).containsExactly(name);
    assertThat(views.findValuesAsText("times")).containsExactlyInAnyOrder("1", "2");
    seeking.get("/managers/" + id + "/views").expect(404);
    assertThat(manager.get("/account/export").json().path("profileViews")).hasSize(2);
  }

  @Test
  void whatAdministratorsDoIsNotedAndAnErasureLeavesTheChainWhole() {
    Client admin = marketplace.admin();
    Client company = marketplace.company();
    String account = company.accountId();
    company.get("/audit").expect(403);
    String email = company.account().orElseThrow().path("email").asText();
    admin
        .post("/accounts/" + account + "/suspension", Map.of("reason", "Onopgehelderde klacht"))
        .expect(204);
    admin.delete("/accounts/" + account + "/suspension").expect(204);
    JsonNode entry =
        admin.get("/audit?action=account.suspended&limit=1").expect(200).json().at("/items/0");
    assertThat(entry.at("/subject/id").asText()).isEqualTo(account);
    assertThat(entry.at("/actor/name").asText()).isEqualTo("Administrator");
    assertThat(entry.at("/details/reason").asText()).isEqualTo("Onopgehelderde klacht");

    Client again = marketplace.nobody().signedIn(email, Marketplace.PASSWORD);
    again.post("/account/erasure", Map.of("password", Marketplace.PASSWORD)).expect(204);
    JsonNode after =
        admin.get("/audit?action=account.suspended&limit=1").expect(200).json().at("/items/0");
    assertThat(after.path("sequence")).isEqualTo(entry.path("sequence"));
    assertThat(after.at("/subject").has("id")).isFalse();
    assertThat(after.has("details")).isFalse();
    assertThat(marketplace.found("Onopgehelderde")).isEmpty();
    assertThat(marketplace.found(email)).isEmpty();
    assertThat(marketplace.found(account))
        .as("the tombstone is all that is left")
        .containsExactlyInAnyOrder("events.log", "events.subjects");
    JsonNode verdict = admin.get("/audit/verification").expect(200).json();
    assertThat(verdict.has("broken")).isFalse();
    assertThat(verdict.path("sound").asLong()).isPositive();
    assertThat(List.of(after.path("hash"))).isEqualTo(List.of(entry.path("hash")));
  }

  @Test
  void theAuditLogIsReadPageByPage() {
    Client admin = marketplace.admin();
    Client company = marketplace.company();
    for (int i = 0; i < 3; i++) {
      company.get("/account/export").expect(200);
    }
    JsonNode first = admin.get("/audit?limit=2").expect(200).json();
    JsonNode second =
        admin.get("/audit?limit=2&after=" + first.path("next").asText()).expect(200).json();
    assertThat(second.at("/items/0/sequence").asLong())
        .isEqualTo(first.at("/items/1/sequence").asLong() - 1);
    admin.get("/audit?after=x").expect(400);
  }
}
