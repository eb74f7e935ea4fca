package eu.veerman.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** From a request to its ranked answer and back to the manager, over HTTP and through the door. */
class SliceIT {
  private static final String CHANGED = "eu.veerman.shortlist.changed.v1";

  private final OpenMarket market = OpenMarket.shared();

  /** A request of a company, published, and where that stands in the log. */
  private record Posted(String id, String position) {}

  private static Posted post(Person company) {
    Person.Response created = company.post("/requests", Documents.request()).expect(201);
    assertThat(created.json().path("state").asText()).isEqualTo("draft");
    Person.Response published =
        company
            .post(
                "/requests/" + created.id() + "/transitions",
                Map.of("to", "published"),
                "If-Match",
                created.etag())
            .expect(200);
    assertThat(published.json().path("state").asText()).isEqualTo("published");
    return new Posted(created.id(), published.position());
  }

  private static JsonNode shortlist(Person viewer, Posted request, int limit) {
    return viewer
        .get(
            "/requests/%s/shortlist?limit=%d&minPosition=%s"
                .formatted(request.id(), limit, request.position()))
        .expect(200)
        .json();
  }

  private static List<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static BigDecimal thousandths(JsonNode points) {
    return points.decimalValue().setScale(3);
  }

  @Test
  void theShortlistIsRankedAndEveryPointIsAccountedFor() {
    Person company = market.demo("company");
    JsonNode list = shortlist(company, post(company), 100);

    assertThat(list.path("exact").asBoolean()).isTrue();
    assertThat(list.has("offBy")).isFalse();
    assertThat(list.path("model").asText()).isNotBlank();
    assertThat(list.path("population").asInt()).isGreaterThan(100);
    List<JsonNode> candidates = each(list.path("candidates"));
    assertThat(candidates).hasSize(list.path("qualified").asInt()).hasSizeGreaterThan(10);
    BigDecimal above = new BigDecimal(100);
    for (JsonNode candidate : candidates) {
      BigDecimal score = thousandths(candidate.path("score"));
      assertThat(score).as("%s", candidate).isLessThanOrEqualTo(above);
      assertThat(thousandths(candidate.path("upperBound"))).isGreaterThanOrEqualTo(score);
      assertThat(candidate.path("bestPlace").asInt())
          .isLessThanOrEqualTo(candidate.path("rank").asInt());
      pointsAddUp(candidate);
      above = score;
    }
  }

  private static void pointsAddUp(JsonNode candidate) {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal unknown = BigDecimal.ZERO;
    BigDecimal weights = BigDecimal.ZERO;
    for (JsonNode criterion : candidate.path("criteria")) {
      BigDecimal points = thousandths(criterion.path("points"));
      assertThat(points).isLessThanOrEqualTo(thousandths(criterion.path("weight")));
      sum = sum.add(points);
      unknown = unknown.add(criterion.path("unknown").decimalValue());
      weights = weights.add(criterion.path("weight").decimalValue());
      boolean ofConcepts = criterion.path("reason").path("kind").asText().equals("concepts");
      if (ofConcepts && points.signum() > 0 && !criterion.path("reason").has("wishedLanguages")) {
        assertThat(criterion.path("evidence")).as("%s", criterion).isNotEmpty();
      }
    }
    assertThat(sum.setScale(3)).isEqualTo(thousandths(candidate.path("score")));
    assertThat(sum.add(unknown).setScale(3)).isEqualTo(thousandths(candidate.path("upperBound")));
    assertThat(weights).isEqualByComparingTo("100");
  }

  @Test
  void whatIsExcludedIsCountedForEachConstraintAndForItAlone() {
    Person company = market.demo("company");
    JsonNode list = shortlist(company, post(company), 0);

    List<JsonNode> excluded = each(list.path("excluded"));
    assertThat(excluded).extracting(each -> each.path("constraint").asText()).contains("language");
    int out = list.path("population").asInt() - list.path("qualified").asInt();
    int onlyOne = 0;
    for (JsonNode exclusion : excluded) {
      assertThat(exclusion.path("count").asInt())
          .as("%s", exclusion)
          .isGreaterThanOrEqualTo(exclusion.path("onlyThis").asInt())
          .isBetween(1, out);
      onlyOne += exclusion.path("onlyThis").asInt();
    }
    assertThat(onlyOne).isLessThanOrEqualTo(out);
    assertThat(list.path("candidates")).isEmpty();
  }

  @Test
  void thePairHasOneScoreWhicheverSideAsks() {
    Person company = market.demo("company");
    Person manager = market.demo("manager");
    Posted request = post(company);
    JsonNode asked =
        each(shortlist(company, request, 100).path("candidates")).stream()
            .filter(each -> each.path("manager").path("id").asText().equals(manager.profile()))
            .findFirst()
            .orElseThrow();
    JsonNode offered = match(manager, request);
    assertThat(offered.path("score")).isEqualTo(asked.path("score"));
    assertThat(offered.path("upperBound")).isEqualTo(asked.path("upperBound"));
    for (int i = 0; i < asked.path("criteria").size(); i++) {
      JsonNode there = asked.path("criteria").get(i);
      JsonNode here = offered.path("criteria").get(i);
      assertThat(here.path("criterion")).isEqualTo(there.path("criterion"));
      assertThat(here.path("points")).isEqualTo(there.path("points"));
    }
    assertThat(offered.toString()).as("the ceiling is the company's own").doesNotContain("1250");
  }

  private static JsonNode match(Person manager, Posted request) {
    JsonNode matches =
        manager
            .get(
                "/managers/%s/matches?limit=100&minPosition=%s"
                    .formatted(manager.profile(), request.position()))
            .expect(200)
            .json();
    return each(matches.path("matches")).stream()
        .filter(each -> each.path("request").path("id").asText().equals(request.id()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aChangedCalendarIsToldToTheCompanyThatLooksAtTheShortlist() {
    Person company = market.demo("company");
    Person manager = market.demo("manager");
    Posted request = post(company);
    JsonNode before = shortlist(company, request, 100);
    Person.Response profile = manager.get("/managers/" + manager.profile()).expect(200);
    ObjectNode calendar = (ObjectNode) profile.json().path("availability").deepCopy();
    calendar.remove("confirmedOn");
    ObjectNode busier = calendar.deepCopy().put("daysPerWeek", 3);
    try (LiveNews news = company.listening()) {
      long asked = System.nanoTime();
      Person.Response changed =
          manager
              .put(
                  "/managers/" + manager.profile() + "/availability",
                  busier,
                  "If-Match",
                  profile.etag())
              .expect(200);
      long answered = System.nanoTime();
      LiveNews.News told =
          news.next(
              each ->
                  each.type().equals(CHANGED)
                      && each.data().path("request").asText().equals(request.id()));
      System.out.printf(
          "calendar put answered after %d ms, told to the company %d ms later%n",
          (answered - asked) / 1_000_000, (told.arrivedNanos() - answered) / 1_000_000);
      assertThat(told.data().path("manager").asText()).isEqualTo(manager.profile());
      assertThat(told.document().path("specversion").asText()).isEqualTo("1.0");

      String since = before.path("position").asText();
      assertThat(changes(company, request, since)).isEqualTo(1);
      JsonNode after = shortlist(company, new Posted(request.id(), changed.position()), 100);
      assertThat(scoreOf(after, manager)).isLessThan(scoreOf(before, manager));
      assertThat(changes(company, request, after.path("position").asText())).isZero();

      manager
          .put(
              "/managers/" + manager.profile() + "/availability",
              calendar,
              "If-Match",
              changed.etag())
          .expect(200);
    }
  }

  private static BigDecimal scoreOf(JsonNode list, Person manager) {
    return each(list.path("candidates")).stream()
        .filter(each -> each.path("manager").path("id").asText().equals(manager.profile()))
        .map(each -> each.path("score").decimalValue())
        .findFirst()
        .orElseThrow();
  }

  private static int changes(Person company, Posted request, String since) {
    return company
        .get("/requests/" + request.id() + "/shortlist/changes?since=" + since)
        .expect(200)
        .json()
        .path("changes")
        .asInt();
  }

  @Test
  void aChangedProfileChangesTheScoreAndIsRefusedWhenItComesTooLate() {
    Person agency = market.agency();
    Person company = market.demo("company");
    Person.Response created = agency.post("/managers", Documents.manager()).expect(201);
    Person.Response published =
        agency
            .post(
                "/managers/" + created.id() + "/transitions",
                Map.of("to", "published"),
                "If-Match",
                created.etag())
            .expect(200);
    Posted request = post(company);
    String id = created.id();
    JsonNode before = candidate(shortlist(company, request, 100), id);

    ObjectNode dearer = Documents.manager();
    dearer.putObject("dayRate").put("amount", "1450").put("currency", "EUR");
    Person.Response changed =
        agency.put("/managers/" + id, dearer, "If-Match", published.etag()).expect(200);
    JsonNode after =
        candidate(shortlist(company, new Posted(request.id(), changed.position()), 100), id);
    assertThat(after.path("score").decimalValue()).isLessThan(before.path("score").decimalValue());

    agency
        .put("/managers/" + id, Documents.manager(), "If-Match", published.etag())
        .expectProblem(412);
    agency.delete("/managers/" + id, "If-Match", changed.etag()).expect(204);
  }

  private static JsonNode candidate(JsonNode list, String manager) {
    return each(list.path("candidates")).stream()
        .filter(each -> each.path("manager").path("id").asText().equals(manager))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anErasedProfileLeavesEveryShortlist() {
    Person agency = market.agency();
    Person company = market.demo("company");
    Posted request = post(company);
    Person.Response imported = agency.importing(Documents.importedManager("soon-gone").toString());
    String id = imported.expect(200).lines().getFirst().path("id").asText();
    Awaiting.until(
        "the imported manager is ranked",
        () -> shortlist(company, request, 100),
        list -> isIn(list, id));
    String etag = agency.get("/managers/" + id).expect(200).etag();
    Person.Response erased = agency.delete("/managers/" + id, "If-Match", etag).expect(204);
    assertThat(isIn(shortlist(company, new Posted(request.id(), erased.position()), 100), id))
        .isFalse();
    company.get("/managers/" + id).expectProblem(404);
  }

  private static boolean isIn(JsonNode list, String manager) {
    return each(list.path("candidates")).stream()
        .anyMatch(each -> each.path("manager").path("id").asText().equals(manager));
  }

  @Test
  void administratorsReadAnyShortlistAndOthersNone() {
    Person company = market.company();
    Posted request = post(company);
    JsonNode own = shortlist(company, request, 20);
    assertThat(shortlist(market.demo("admin"), request, 20).path("candidates"))
        .isEqualTo(own.path("candidates"));
    String path = "/requests/" + request.id() + "/shortlist";
    market.demo("company").get(path).expectProblem(404);
    market.demo("manager").get(path).expectProblem(404);
    market.demo("agency").get(path).expectProblem(404);
    market.nobody().get(path).expectProblem(401);
  }

  @Test
  void shiftedWeightsAreAPreviewAndSavedOnesMakeTheScore() {
    Person company = market.company();
    Posted request = post(company);
    String path =
        "/requests/" + request.id() + "/shortlist?limit=5&minPosition=" + request.position();
    JsonNode saved = company.get(path).expect(200).json();
    JsonNode preview = company.get(path + "&weights=0,0,0,0,100000,0,0").expect(200).json();
    assertThat(saved.path("preview").asBoolean()).isFalse();
    assertThat(preview.path("preview").asBoolean()).isTrue();
    assertThat(preview.path("weights").path("availability").asInt()).isEqualTo(100_000);
    each(preview.path("candidates")).forEach(SliceIT::pointsAddUp);
    assertThat(company.get(path).expect(200).json().path("candidates"))
        .isEqualTo(saved.path("candidates"));
  }

  @Test
  void aTextIsReadForConceptsInFourLanguages() {
    Person company = market.demo("company");
    Map<String, String> texts =
        Map.of(
            "nl", "We zoeken een verandermanager voor de invoering van AI-tools, geen fusie.",
            "en", "We need a change manager for the introduction of AI tools, not a merger.",
            "fr", "Nous cherchons un responsable de la conduite du changement pour adopter l'IA.",
            "de", "Wir suchen einen Change Manager für die Einführung von KI-Werkzeugen.");
    texts.forEach(
        (language, text) -> {
          JsonNode read = company.post("/texts/concepts", Map.of("text", text)).expect(200).json();
          assertThat(read.path("language").asText()).as(text).isEqualTo(language);
          List<JsonNode> concepts = each(read.path("concepts"));
          assertThat(concepts)
              .as(text)
              .extracting(each -> each.path("id").asText())
              .contains("function.change-manager", "situation.ai-adoption");
          for (JsonNode concept : concepts) {
            assertThat(text.substring(concept.path("start").asInt(), concept.path("end").asInt()))
                .isNotBlank();
            assertThat(concept.path("label").asText()).isNotBlank();
          }
        });
    JsonNode dutch = company.post("/texts/concepts", Map.of("text", texts.get("nl"))).json();
    assertThat(each(dutch.path("concepts")))
        .filteredOn(each -> each.path("id").asText().equals("situation.mergers-acquisitions"))
        .isNotEmpty()
        .allMatch(each -> each.path("negated").asBoolean());
  }
}
