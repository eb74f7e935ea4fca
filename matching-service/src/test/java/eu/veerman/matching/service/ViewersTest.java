package eu.veerman.matching.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.RequestId;
import eu.veerman.contracts.manager.ManagerState;
import eu.veerman.contracts.request.RequestState;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may see which side, and what each side is told. */
class ViewersTest {
  private static final SomeRequest REQUEST =
      SomeRequest.titled("Open opdracht").needs("situation.ai-adoption").paysAtMost("1000");
  private static final SomeRequest DRAFT =
      SomeRequest.titled("Concept").needs("situation.ai-adoption").in(RequestState.DRAFT);
  private static final SomeRequest FILLED =
      SomeRequest.titled("Vervuld").needs("situation.ai-adoption").in(RequestState.FILLED);
  private static final SomeManager MANAGER =
      SomeManager.called("Marieke").claims("situation.ai-adoption", 1).asksADay("1150");
  private static final SomeManager UNPUBLISHED =
      SomeManager.called("Nog niet").in(ManagerState.DRAFT);

  private static Marketplace marketplace;

  @BeforeAll
  static void open() {
    marketplace = Marketplace.open();
    marketplace.tell(List.of(MANAGER.event(), UNPUBLISHED.event()));
    marketplace.untilIndexed(
        marketplace.tell(List.of(REQUEST.event(), DRAFT.event(), FILLED.event())));
  }

  @AfterAll
  static void close() {
    marketplace.close();
  }

  @Test
  void aShortlistIsForItsOwnerAndAdministrators() {
    marketplace.owner(REQUEST).shortlist(REQUEST.id, "").expect(200);
    marketplace.administrator().shortlist(REQUEST.id, "").expect(200);
    marketplace.administrator().shortlist(DRAFT.id, "").expect(200);
    marketplace.nobody().shortlist(REQUEST.id, "").expect(401);
    RequestId missing = new RequestId(UUID.randomUUID());
    for (Client other :
        List.of(
            marketplace.otherCompany(),
            marketplace.person(MANAGER),
            marketplace.practice(MANAGER),
            marketplace.owner(DRAFT))) {
      String hidden = other.shortlist(REQUEST.id, "").expect(404).problem();
      assertThat(hidden).isEqualTo(other.shortlist(missing, "").expect(404).problem());
      String changes = "/shortlist/changes?since=1-0-0";
      assertThat(other.get("/requests/" + REQUEST.id + changes).expect(404).problem())
          .isEqualTo(hidden);
    }
  }

  @Test
  void whatAdministratorsReadIsNotedAndWhatOthersReadIsNot() {
    String noted =
        "audit.entries where action in ('shortlist.read', 'matches.read', 'receipt.read')";
    long before = marketplace.count(noted);
    String receipt = marketplace.owner(REQUEST).shortlist(REQUEST.id).path("receipt").asText();
    marketplace.owner(REQUEST).get("/receipts/" + receipt).expect(200);
    marketplace.person(MANAGER).matches(MANAGER.id);
    assertThat(marketplace.count(noted)).isEqualTo(before);
    Client administrator = marketplace.administrator();
    administrator.shortlist(REQUEST.id);
    administrator.get("/receipts/" + receipt).expect(200);
    administrator.matches(MANAGER.id);
    administrator.shortlist(new RequestId(UUID.randomUUID()), "").expect(404);
    assertThat(marketplace.count(noted)).isEqualTo(before + 3);
  }

  @Test
  void matchesAreForThePersonThePracticeAndAdministrators() {
    marketplace.person(MANAGER).matches(MANAGER.id, "").expect(200);
    marketplace.practice(MANAGER).matches(MANAGER.id, "").expect(200);
    marketplace.administrator().matches(MANAGER.id, "").expect(200);
    marketplace.nobody().matches(MANAGER.id, "").expect(401);
    ManagerId missing = new ManagerId(UUID.randomUUID());
    for (Client other :
        List.of(
            marketplace.otherCompany(),
            marketplace.owner(REQUEST),
            marketplace.person(UNPUBLISHED))) {
      assertThat(other.matches(MANAGER.id, "").expect(404).problem())
          .isEqualTo(other.matches(missing, "").expect(404).problem());
    }
  }

  @Test
  void whoIsNotPublishedIsToldToPublishAndNobodyElseIsToldAnything() {
    marketplace.person(UNPUBLISHED).matches(UNPUBLISHED.id, "").expect(409);
    marketplace.otherCompany().matches(UNPUBLISHED.id, "").expect(404);
    assertThat(marketplace.owner(REQUEST).shortlist(REQUEST.id).path("population").asInt())
        .isEqualTo(1);
  }

  @Test
  void aManagerSeesPublishedRequestsOnly() {
    JsonNode matches = marketplace.person(MANAGER).matches(MANAGER.id);
    assertThat(matches.path("population").asInt()).isEqualTo(1);
    assertThat(matches.path("matches"))
        .extracting(match -> match.at("/request/title").asText())
        .containsExactly("Open opdracht");
    assertThat(matches.at("/matches/0/request/organisation").asText())
        .isEqualTo(SomeRequest.COMPANY);
  }

  @Test
  void bothSidesSeeOneScoreAndTheCeilingStaysWithTheOwner() {
    JsonNode owners = marketplace.owner(REQUEST).shortlist(REQUEST.id).at("/candidates/0");
    Client.Response answer = marketplace.person(MANAGER).matches(MANAGER.id, "").expect(200);
    JsonNode managers = answer.json().at("/matches/0");
    assertThat(managers.path("score")).isEqualTo(owners.path("score"));
    assertThat(managers.path("upperBound")).isEqualTo(owners.path("upperBound"));
    assertThat(owners.at("/criteria/5/reason/ceiling/amount").asText()).isEqualTo("1000");
    assertThat(managers.at("/criteria/5/points")).isEqualTo(owners.at("/criteria/5/points"));
    assertThat(managers.at("/criteria/5/reason/rate/amount").asText()).isEqualTo("1150");
    assertThat(managers.at("/criteria/5/reason").has("ceiling")).isFalse();
    assertThat(managers.at("/criteria/5/reason").has("aboveShare")).isFalse();
    assertThat(answer.text()).doesNotContain("\"1000\"").doesNotContain("0.15");
  }
}
