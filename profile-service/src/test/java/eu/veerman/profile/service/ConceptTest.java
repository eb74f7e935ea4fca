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
  void whatIsToldAndWhatIsCountedIsReadToo() {
    String text =
        "Zondagnacht stonden al onze bestanden op slot en er wordt losgeld gevraagd."
            + " Zes maanden, vier dagen per week, 1.200 medewerkers, € 1.250 per dag.";

    JsonNode read =
        marketplace.company().post("/texts/concepts", Map.of("text", text)).expect(200).json();

    assertThat(read.path("complete").asBoolean()).isTrue();
    assertThat(read.path("languages").get(0).asText()).isEqualTo("nl");
    assertThat(read.path("concepts"))
        .anySatisfy(
            concept -> {
              assertThat(concept.path("id").asText()).isEqualTo("situation.cybersecurity-incident");
              assertThat(concept.path("origin").asText()).isEqualTo("told");
              assertThat(concept.path("confidence").asDouble()).isBetween(0.2, 0.999);
            });
    assertThat(read.path("quantities").findValuesAsText("kind"))
        .containsExactly("months", "days_per_week", "organisation_size", "day_rate");
    JsonNode rate = read.path("quantities").get(3);
    assertThat(rate.path("value").decimalValue()).isEqualByComparingTo("1250");
    assertThat(rate.path("currency").asText()).isEqualTo("EUR");
  }

  @Test
  void aTextInNoneOfTheFourLanguagesSaysSo() {
    String text = "Szukamy menedżera, który poprowadzi zespół przez trudną zmianę w fabryce.";

    JsonNode read =
        marketplace.company().post("/texts/concepts", Map.of("text", text)).expect(200).json();

    assertThat(read.path("language").asText()).isEqualTo("und");
    assertThat(read.path("languages")).isEmpty();
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
