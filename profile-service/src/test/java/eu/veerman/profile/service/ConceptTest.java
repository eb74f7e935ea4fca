package eu.veerman.profile.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.profile.service.Client.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConceptTest {
  private final Marketplace marketplace = Marketplace.shared();

  @Test
  void anybodyReadsTheTaxonomyAndKeepsIt() {
    Response all = marketplace.nobody().get("/concepts?language=nl").expect(200);

    assertThat(all.json().path("items").size()).isGreaterThan(200);
    assertThat(all.header("Cache-Control")).contains("max-age");
    marketplace.nobody().get("/concepts?language=nl", "If-None-Match", all.etag()).expect(304);
  }

  @Test
  void conceptsAreFoundByTheBeginningOfAWordOfTheirKind() {
    JsonNode found =
        marketplace
            .nobody()
            .get("/concepts?language=nl&query=ondernem&kind=skill")
            .expect(200)
            .json();

    assertThat(found.path("items").findValuesAsText("id")).contains("skill.works-council");
    assertThat(found.path("items").findValuesAsText("kind")).containsOnly("skill");
    assertThat(marketplace.nobody().get("/concepts?kind=colour").expect(400).pointers())
        .containsExactly("kind");
  }

  @Test
  void aTextIsReadWithThePlacesOfItsConcepts() {
    String text = "Ik ken de ondernemingsraad en heb geen ervaring met carve-outs.";

    JsonNode read =
        marketplace.company().post("/texts/concepts", Map.of("text", text)).expect(200).json();

    assertThat(read.path("language").asText()).isEqualTo("nl");
    assertThat(read.path("concepts"))
        .anySatisfy(
            concept -> {
              assertThat(concept.path("id").asText()).isEqualTo("skill.works-council");
              assertThat(concept.path("negated").asBoolean()).isFalse();
              assertThat(text.substring(concept.path("start").asInt(), concept.path("end").asInt()))
                  .isEqualTo("ondernemingsraad");
            })
        .anySatisfy(
            concept -> {
              assertThat(concept.path("id").asText()).isEqualTo("situation.carve-out");
              assertThat(concept.path("negated").asBoolean()).isTrue();
            });
  }

  @Test
  void aTextThatIsNoneIsRefused() {
    Client company = marketplace.company();

    assertThat(company.post("/texts/concepts", Map.of("text", 7)).expect(400).pointers())
        .containsExactly("/text");
    assertThat(company.post("/texts/concepts", Map.of()).expect(400).pointers())
        .containsExactly("/text");
    assertThat(
            company
                .post("/texts/concepts", Map.of("text", "x".repeat(200_001)))
                .expect(400)
                .pointers())
        .containsExactly("/text");
    company.post("/texts/concepts", Map.of("text", "")).expect(200);
    marketplace.nobody().post("/texts/concepts", Map.of("text", "x")).expect(401);
  }
}
