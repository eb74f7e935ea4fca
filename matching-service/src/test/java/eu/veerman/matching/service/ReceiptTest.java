package eu.veerman.matching.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.platform.events.Position;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was shown can be opened as it was and replayed, whatever has become of it since. */
class ReceiptTest {
  private static final SomeRequest REQUEST =
      SomeRequest.titled("AI op de werkvloer")
          .needs("situation.ai-adoption")
          .wishes("skill.works-council")
          .from(LocalDate.parse("2027-01-13"), 6, 4)
          .paysAtMost("1250");
  private static final SomeManager ANNA =
      SomeManager.called("Anna Vergeten")
          .did(true, "2026-01", 1, "situation.ai-adoption")
          .asksADay("1300");
  private static final SomeManager BRAM =
      SomeManager.called("Bram Blijft")
          .claims("situation.ai-adoption", 0.7)
          .free(4, Marketplace.TODAY.minusDays(40));

  private Marketplace marketplace;

  /** One person of the company: each client is another. */
  private Client viewer;

  private Position told;

  @BeforeEach
  void open() {
    marketplace = Marketplace.open();
    marketplace.tell(List.of(ANNA.event(), BRAM.event()));
    told = marketplace.tell(REQUEST);
    marketplace.untilIndexed(told);
    viewer = marketplace.owner(REQUEST);
  }

  @AfterEach
  void close() {
    marketplace.close();
  }

  private JsonNode shortlist() {
    return viewer.shortlist(REQUEST.id, "?minPosition=" + told).expect(200).json();
  }

  private JsonNode receipt(String id) {
    return marketplace.owner(REQUEST).get("/receipts/" + id).expect(200).json();
  }

  @Test
  void itShowsWhatWasShownAndReplaysToTheSame() {
    JsonNode shown = shortlist();
    JsonNode receipt = receipt(shown.path("receipt").asText());

    assertThat(receipt.at("/replay/outcome").asText()).isEqualTo("same");
    assertThat(receipt.path("model")).isEqualTo(shown.path("model"));
    assertThat(receipt.path("excluded")).isEqualTo(shown.path("excluded"));
    assertThat(receipt.path("candidates").size()).isEqualTo(2);
    for (int i = 0; i < 2; i++) {
      JsonNode then = receipt.path("candidates").get(i);
      assertThat(then.path("shown")).isEqualTo(shown.path("candidates").get(i));
      assertThat(then.path("score").decimalValue())
          .isEqualByComparingTo(shown.path("candidates").get(i).path("score").decimalValue());
    }
  }

  @Test
  void theSameAnswerToTheSameViewerIsTheSameReceipt() {
    String first = shortlist().path("receipt").asText();

    assertThat(shortlist().path("receipt").asText()).isEqualTo(first);
    assertThat(marketplace.administrator().shortlist(REQUEST.id).path("receipt").asText())
        .isNotEqualTo(first);
  }

  @Test
  void aChangeSinceDoesNotReachIt() {
    JsonNode shown = shortlist();
    told = marketplace.tell(BRAM.did(true, "2026-01", 1, "situation.ai-adoption").asksADay("900"));
    marketplace.untilIndexed(told);
    JsonNode now = shortlist();
    assertThat(now.path("candidates")).isNotEqualTo(shown.path("candidates"));

    JsonNode receipt = receipt(shown.path("receipt").asText());
    assertThat(receipt.at("/candidates/1/shown")).isEqualTo(shown.at("/candidates/1"));
    assertThat(receipt.at("/replay/outcome").asText()).isEqualTo("same");
    assertThat(now.path("receipt")).isNotEqualTo(shown.path("receipt"));
  }

  @Test
  void itReplaysAfterTheLogWasCompactedAndThePersonErased() throws Exception {
    JsonNode shown = shortlist();
    String id = shown.path("receipt").asText();
    marketplace.tell(ANNA.asksADay("1200"));
    marketplace.untilIndexed(marketplace.erase(ANNA.id));
    Waiting.until("the key is destroyed", () -> marketplace.count("matching.receipt_people") == 1);

    JsonNode receipt = receipt(id);
    assertThat(receipt.at("/replay/outcome").asText()).isEqualTo("same");
    assertThat(receipt.path("candidates").size()).isEqualTo(2);
    assertThat(receipt.toString()).doesNotContain("Anna").doesNotContain(ANNA.id.toString());
    assertThat(receipt.at("/candidates/0").has("shown")).isFalse();
    assertThat(receipt.at("/candidates/0/score").decimalValue())
        .isEqualByComparingTo(shown.at("/candidates/0/score").decimalValue());
    assertThat(receipt.at("/candidates/1/shown/manager/name").asText()).isEqualTo("Bram Blijft");
    assertThat(kept()).doesNotContain("Anna").doesNotContain(ANNA.id.toString());
  }

  @Test
  void aModelThatIsGoneIsToldHonestly() throws SQLException {
    String id = shortlist().path("receipt").asText();
    execute("update receipts set content = jsonb_set(content, '{model}', '\"0.9.0\"')");

    assertThat(receipt(id).at("/replay/outcome").asText()).isEqualTo("impossible");
    assertThat(receipt(id).path("candidates").size()).isEqualTo(2);
  }

  @Test
  void whatWasTamperedWithIsSeen() throws SQLException {
    String id = shortlist().path("receipt").asText();
    execute("update receipts set content = jsonb_set(content, '{places,0,score}', '99000')");

    assertThat(receipt(id).at("/replay/outcome").asText()).isEqualTo("different");
    assertThat(receipt(id).at("/replay/differences/0").asText()).isEqualTo("place 1");
  }

  @Test
  void nobodyElseMayOpenIt() {
    String id = shortlist().path("receipt").asText();

    assertThat(marketplace.otherCompany().get("/receipts/" + id).expect(404).text())
        .doesNotContain("Anna");
    marketplace.otherCompany().get("/receipts/" + UUID.randomUUID()).expect(404);
    marketplace.otherCompany().get("/requests/" + REQUEST.id + "/receipts").expect(404);
    marketplace.person(ANNA).get("/receipts/" + id).expect(404);
    marketplace.nobody().get("/receipts/" + id).expect(401);
    marketplace.administrator().get("/receipts/" + id).expect(200);
  }

  @Test
  void theReceiptsOfARequestAreListedAndCountsAloneLeaveNone() {
    marketplace.owner(REQUEST).shortlist(REQUEST.id, "?limit=0").expect(200);
    JsonNode none =
        marketplace.owner(REQUEST).get("/requests/" + REQUEST.id + "/receipts").expect(200).json();
    assertThat(none.path("items")).isEmpty();

    String id = shortlist().path("receipt").asText();
    marketplace
        .owner(REQUEST)
        .shortlist(REQUEST.id, "?weights=40000,20000,15000,10000,5000,5000,5000")
        .expect(200);
    JsonNode two =
        marketplace.owner(REQUEST).get("/requests/" + REQUEST.id + "/receipts").expect(200).json();
    assertThat(two.path("items").findValuesAsText("id")).hasSize(2).contains(id);
    assertThat(two.path("items").findValuesAsText("preview"))
        .containsExactlyInAnyOrder("true", "false");
  }

  private JsonNode matches() {
    return marketplace.person(ANNA).matches(ANNA.id);
  }

  private JsonNode matchReceipt(Client viewer, String id) {
    return viewer.get("/match-receipts/" + id).expect(200).json();
  }

  @Test
  void aListOfMatchesIsKeptOpenedAndReplayedAsAShortlistIs() {
    Client anna = marketplace.person(ANNA);
    JsonNode shown = anna.matches(ANNA.id);
    String id = shown.path("receipt").asText();
    assertThat(anna.matches(ANNA.id).path("receipt").asText()).isEqualTo(id);
    marketplace.untilIndexed(marketplace.tell(ANNA.asksADay("1500")));
    assertThat(anna.matches(ANNA.id).path("receipt").asText()).isNotEqualTo(id);

    JsonNode receipt = matchReceipt(anna, id);
    assertThat(shown.path("matches")).isNotEmpty();
    assertThat(receipt.path("matches")).isEqualTo(shown.path("matches"));
    assertThat(receipt.at("/replay/outcome").asText()).isEqualTo("same");
    assertThat(receipt.at("/places/0/score").decimalValue())
        .isEqualByComparingTo(shown.at("/matches/0/score").decimalValue());
    JsonNode lines = anna.get("/managers/" + ANNA.id + "/receipts").expect(200).json();
    assertThat(lines.path("items").findValuesAsText("id")).hasSize(2).contains(id);
  }

  @Test
  void aReceiptOfMatchesIsForTheManagerTheOwnerAndAdministrators() {
    String id = matches().path("receipt").asText();

    assertThat(matchReceipt(marketplace.practice(ANNA), id)).isNotEmpty();
    assertThat(matchReceipt(marketplace.administrator(), id)).isNotEmpty();
    marketplace.person(BRAM).get("/match-receipts/" + id).expect(404);
    marketplace.owner(REQUEST).get("/match-receipts/" + id).expect(404);
    marketplace.nobody().get("/match-receipts/" + id).expect(401);
    marketplace.person(BRAM).get("/managers/" + ANNA.id + "/receipts").expect(404);
    JsonNode counts = marketplace.person(ANNA).matches(ANNA.id, "?limit=0").expect(200).json();
    assertThat(counts.has("receipt")).isFalse();
  }

  @Test
  void aReceiptOfMatchesReplaysAfterItsManagerWasErasedAndLeadsToNobody() throws Exception {
    JsonNode shown = matches();
    String id = shown.path("receipt").asText();
    marketplace.untilIndexed(marketplace.erase(ANNA.id));
    Waiting.until("the key is destroyed", () -> marketplace.count("matching.receipt_people") == 0);

    marketplace.person(ANNA).get("/match-receipts/" + id).expect(404);
    marketplace.practice(ANNA).get("/match-receipts/" + id).expect(404);
    JsonNode receipt = matchReceipt(marketplace.administrator(), id);
    assertThat(receipt.at("/replay/outcome").asText()).isEqualTo("same");
    assertThat(receipt.has("matches")).isFalse();
    assertThat(receipt.toString()).doesNotContain("Anna").doesNotContain(ANNA.id.toString());
    assertThat(receipt.at("/places/0/score").decimalValue())
        .isEqualByComparingTo(shown.at("/matches/0/score").decimalValue());
    assertThat(kept())
        .doesNotContain("Anna")
        .doesNotContain(ANNA.id.toString())
        .doesNotContain(ANNA.owner.toString());
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = marketplace.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set search_path to matching");
      statement.execute(sql);
    }
  }

  /** All that the receipts' tables hold, as text. */
  private String kept() throws SQLException {
    StringBuilder all = new StringBuilder();
    try (Connection connection = marketplace.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set search_path to matching");
      for (String table :
          List.of(
              "receipts", "match_receipts", "receipt_inputs", "receipt_people", "receipt_texts")) {
        try (var rows =
            statement.executeQuery("select string_agg(t::text, ' ') from " + table + " t")) {
          rows.next();
          all.append(rows.getString(1));
        }
      }
    }
    return all.toString();
  }

  @Test
  void theNewestFiftyAreListed() {
    String newest = shortlist().path("receipt").asText();
    marketplace.change(
        "insert into matching.receipts (id, request, owner, viewer, content_hash, content, made_at)"
            + " select gen_random_uuid(), request, owner, gen_random_uuid(), content_hash, content,"
            + " made_at - n * interval '1 hour' from matching.receipts, generate_series(1, 60) n");
    JsonNode items =
        viewer.get("/requests/" + REQUEST.id + "/receipts").expect(200).json().path("items");
    assertThat(items).hasSize(50);
    assertThat(items.path(0).path("id").asText()).isEqualTo(newest);
    assertThat(items.findValuesAsText("madeAt")).isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void whatNobodyWasShownForTwoYearsGoes() {
    String receipt = shortlist().path("receipt").asText();
    List<String> tables =
        List.of("matching.receipts", "matching.receipt_texts", "matching.receipt_inputs");
    marketplace.removeOldReceipts();
    for (String table : tables) {
      assertThat(marketplace.count(table)).as(table).isPositive();
      marketplace.change("update " + table + " set used_on = current_date - 800");
    }
    assertThat(shortlist().path("receipt").asText()).as("the same, shown again").isEqualTo(receipt);
    marketplace.removeOldReceipts();
    assertThat(receipt(receipt).at("/replay/outcome").asText()).isEqualTo("same");
    assertThat(receipt(receipt).at("/candidates/0/shown").isMissingNode()).isFalse();

    tables.forEach(
        table -> marketplace.change("update " + table + " set used_on = current_date - 800"));
    marketplace.removeOldReceipts();
    tables.forEach(table -> assertThat(marketplace.count(table)).as(table).isZero());
    viewer.get("/receipts/" + receipt).expect(404);
  }
}
