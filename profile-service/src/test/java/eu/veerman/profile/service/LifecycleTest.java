package eu.veerman.profile.service;

import static org.assertj.core.api.Assertions.assertThat;

import eu.veerman.profile.service.Client.Response;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LifecycleTest {

  private static Client management(Marketplace marketplace) {
    return new Client(
        marketplace.http(), marketplace.managementAddress(), Optional.empty(), Optional.empty());
  }

  @Test
  void theServiceTellsThatItIsReadyAndWhatItDid() {
    Marketplace marketplace = Marketplace.shared();
    marketplace.admin();

    management(marketplace).get("/health/live").expect(200);
    management(marketplace).get("/health/ready").expect(200);
    Response metrics = management(marketplace).get("/metrics").expect(200);
    assertThat(new String(metrics.bytes(), java.nio.charset.StandardCharsets.UTF_8))
        .contains("veerman_http_requests");
    marketplace.nobody().get("/nothing-here").expect(404);
    URI door = marketplace.nobody().api().resolve("/metrics");
    new Client(marketplace.http(), door, Optional.empty(), Optional.empty()).get("").expect(404);
  }

  @Test
  void whatIsWrittenStandsAfterARestart() {
    try (Marketplace marketplace = Marketplace.open()) {
      Client agency = marketplace.agency();
      String id = agency.post("/managers", Documents.manager()).expect(201).id();
      marketplace.stop();

      marketplace.start();

      new Client(marketplace.http(), marketplace.nobody().api(), agency.token(), agency.account())
          .get("/managers/" + id)
          .expect(200);
    }
  }

  @Test
  void whatAnotherTaxonomyUnderstoodIsReadAgainAtTheStart() {
    try (Marketplace marketplace = Marketplace.open()) {
      Client agency = marketplace.agency();
      String id = agency.post("/managers", Documents.manager()).expect(201).id();
      String request =
          marketplace.company().post("/requests", Documents.request()).expect(201).id();
      marketplace.stop();
      marketplace.sql("UPDATE profile.managers SET taxonomy = '0.1', understood = '[]'");
      marketplace.sql("UPDATE profile.requests SET taxonomy = '0.1', understood = '[]'");

      marketplace.start().reread().toCompletionStage().toCompletableFuture().join();

      assertThat(marketplace.log("manager/" + id)).hasSize(2);
      assertThat(marketplace.log("request/" + request)).hasSize(2);
      assertThat(
              new Client(
                      marketplace.http(),
                      marketplace.nobody().api(),
                      agency.token(),
                      agency.account())
                  .get("/managers/" + id)
                  .expect(200)
                  .json()
                  .path("understood"))
          .isNotEmpty();
    }
  }
}
