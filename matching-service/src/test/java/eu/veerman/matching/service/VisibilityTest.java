package eu.veerman.matching.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.visibility.OrganisationDiscretion;
import eu.veerman.contracts.visibility.Visibility;
import eu.veerman.platform.events.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is not shown is not listed, not counted, and cannot be told from who is not there. */
class VisibilityTest {
  private static final SomeManager OPEN =
      SomeManager.called("Open Vrijdag")
          .claims("situation.ai-adoption", 1)
          .headline("Open Vrijdag, CIO");

  private static Marketplace marketplace;

  @BeforeAll
  static void open() {
    marketplace = Marketplace.open();
    marketplace.untilIndexed(marketplace.tell(OPEN));
  }

  @AfterAll
  static void close() {
    marketplace.close();
  }

  private static SomeRequest request(String title) {
    return SomeRequest.titled(title).needs("situation.ai-adoption");
  }

  private static List<String> names(JsonNode shortlist) {
    List<String> names = new ArrayList<>();
    shortlist
        .path("candidates")
        .forEach(candidate -> names.add(candidate.at("/manager/name").asText("?")));
    return names;
  }

  private static JsonNode shortlist(SomeRequest request, Position told) {
    return marketplace
        .owner(request)
        .shortlist(request.id, "?limit=50&minPosition=" + told)
        .expect(200)
        .json();
  }

  private static String standing(SomeRequest request, ManagerId manager) {
    return marketplace
        .owner(request)
        .get("/requests/" + request.id + "/shortlist/managers/" + manager)
        .expect(404)
        .problem();
  }

  /** Told, the manager is in no list, in no count and like one who is missing. */
  private static void assertUnseen(SomeRequest request, SomeManager manager) {
    Position before = marketplace.tell(request);
    JsonNode without = shortlist(request, before);
    Position after = marketplace.tell(manager);
    JsonNode with = shortlist(request, after);
    for (String count : List.of("population", "qualified", "excluded", "candidates")) {
      assertThat(with.path(count)).as(count).isEqualTo(without.path(count));
    }
    assertThat(standing(request, manager.id))
        .isEqualTo(standing(request, new ManagerId(UUID.randomUUID())));
    assertThat(marketplace.owner(request).changes(request.id, before.toString())).isZero();
  }

  @Test
  void aHiddenManagerIsNeitherListedNorCounted() {
    assertUnseen(
        request("Verborgen gezocht"),
        SomeManager.called("Verborgen")
            .claims("situation.ai-adoption", 1)
            .shownTo(Visibility.HIDDEN));
  }

  @Test
  void anAgencySeesWhomItRepresentsAsLongAsItDoes() {
    SomeRequest request = request("Bureau zoekt");
    SomeManager manager =
        SomeManager.called("Vertegenwoordigd")
            .claims("situation.ai-adoption", 1)
            .shownTo(Visibility.AGENCIES);
    assertUnseen(request, manager.representedBy(request.owner, Marketplace.TODAY.minusDays(1)));
    Position told = marketplace.tell(manager.representedBy(request.owner, Marketplace.TODAY));
    assertThat(names(shortlist(request, told))).contains("Vertegenwoordigd");
    marketplace.tell(manager.shownTo(Visibility.HIDDEN));
  }

  @Test
  void whoHidesFromAnOrganisationIsUnseenThereAndSeesItsOpenRequestsNoMore() {
    SomeRequest request = request("Werkgever zoekt");
    OrganisationDiscretion owner =
        new OrganisationDiscretion(true, Optional.of("werkgever.example"), List.of(), List.of());
    marketplace.tell(Marketplace.organisation(request.owner, "Werkgever B.V.", owner));
    SomeManager manager = SomeManager.called("Vertrouwelijk").claims("situation.ai-adoption", 1);
    assertUnseen(request, manager.shownTo(Visibility.COMPANIES, "https://werkgever.example"));

    assertThat(marketplace.person(manager).matches(manager.id).toString())
        .doesNotContain("Werkgever zoekt");
    marketplace
        .person(manager)
        .get("/managers/" + manager.id + "/matches/" + request.id)
        .expect(404);
    Position told = marketplace.tell(request.confidentialAs("Een naamloze verandering"));
    String matches =
        marketplace
            .person(manager)
            .matches(manager.id, "?limit=50&minPosition=" + told)
            .expect(200)
            .text();
    assertThat(matches)
        .as("a confidential one stays: its going would tell whose it is")
        .contains("Een naamloze verandering");
    JsonNode standing =
        marketplace
            .person(manager)
            .get("/managers/" + manager.id + "/matches/" + request.id)
            .expect(200)
            .json();
    assertThat(standing.path("distance").asText()).isEqualTo("listed");
    assertThat(standing.has("shown")).isFalse();
    marketplace.tell(manager.shownTo(Visibility.HIDDEN));
  }

  @Test
  void anOrganisationKeepsItsRequestsFromWhomItNames() {
    SomeManager manager = SomeManager.called("Oud Directeur").claims("situation.ai-adoption", 1);
    SomeRequest request = request("Opvolging");
    marketplace.tell(manager);
    Position listed = marketplace.tell(request);
    assertThat(names(shortlist(request, listed))).contains("Oud Directeur");
    Position told =
        marketplace.tell(
            Marketplace.organisation(
                request.owner,
                "Zoeker",
                new OrganisationDiscretion(
                    true, Optional.empty(), List.of(), List.of("oud directeur"))));
    assertThat(names(shortlist(request, told))).doesNotContain("Oud Directeur");
    assertThat(marketplace.person(manager).matches(manager.id).toString())
        .doesNotContain("Opvolging");
    marketplace
        .person(manager)
        .get("/managers/" + manager.id + "/matches/" + request.id)
        .expect(404);
    marketplace.tell(manager.shownTo(Visibility.HIDDEN));
  }

  @Test
  void anUnverifiedOrganisationIsToldNoNames() {
    SomeManager manager =
        SomeManager.called("Naam Achternaam")
            .headline("Naam Achternaam, programmamanager bij Verzekeraar")
            .did(true, "2026-06", 1, "situation.ai-adoption");
    SomeRequest request = request("Nieuw hier");
    marketplace.tell(manager);
    Position told =
        marketplace.tell(
            List.of(
                Marketplace.organisation(request.owner, "Nieuw", OrganisationDiscretion.UNVERIFIED),
                request.event()));
    Client.Response answer =
        marketplace.owner(request).shortlist(request.id, "?minPosition=" + told).expect(200);
    assertThat(answer.json().path("named").asBoolean()).isFalse();
    assertThat(answer.text())
        .contains(manager.id.toString(), "programmamanager bij")
        .doesNotContain("Achternaam", "Verzekeraar", "Vrijdag", "woorden over");
    String standing =
        marketplace
            .owner(request)
            .get("/requests/" + request.id + "/shortlist/managers/" + manager.id)
            .expect(200)
            .text();
    assertThat(standing).doesNotContain("Achternaam", "Verzekeraar", "woorden over");

    told = marketplace.tell(Marketplace.organisation(request.owner, "Nieuw", Marketplace.VERIFIED));
    assertThat(names(shortlist(request, told))).contains("Naam Achternaam", "Open Vrijdag");
    marketplace.tell(manager.shownTo(Visibility.HIDDEN));
  }

  @Test
  void aReceiptTellsNothingMoreOfWhoHidSince() {
    SomeManager manager = SomeManager.called("Bedenkt Zich").claims("situation.ai-adoption", 1);
    SomeRequest request = request("Toen en nu");
    marketplace.tell(manager);
    String receipt = shortlist(request, marketplace.tell(request)).path("receipt").asText();
    Client owner = marketplace.owner(request);
    assertThat(owner.get("/receipts/" + receipt).expect(200).text()).contains("Bedenkt Zich");
    Position told = marketplace.tell(manager.shownTo(Visibility.HIDDEN));
    shortlist(request, told);
    Client.Response after = owner.get("/receipts/" + receipt).expect(200);
    assertThat(after.text()).doesNotContain("Bedenkt Zich");
    assertThat(after.json().at("/replay/outcome").asText()).isEqualTo("same");
    assertThat(marketplace.administrator().get("/receipts/" + receipt).text())
        .contains("Bedenkt Zich");
  }
}
