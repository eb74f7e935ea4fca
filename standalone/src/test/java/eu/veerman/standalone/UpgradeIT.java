package eu.veerman.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an older version wrote is brought up to date and used like any other. */
class UpgradeIT {
  private static final String PASSWORD = "een lang wachtwoord";

  private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
  private Path folder;

  @BeforeEach
  void make() throws IOException {
    folder = Files.createTempDirectory(Path.of("/tmp"), "veerman-upgrade-test-");
  }

  @AfterEach
  void remove() throws IOException {
    http.close();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private Path backup(String day) throws IOException {
    Path file = folder.resolve("backup.zip");
    try (InputStream in = UpgradeIT.class.getResourceAsStream("/upgrade/" + day + ".zip")) {
      Files.copy(Objects.requireNonNull(in), file);
    }
    return file;
  }

  @Test
  void dataOfNovember2026ComesAlong() throws IOException {
    Path data = folder.resolve("data");
    OtherVeerman.Ended restored =
        OtherVeerman.run("restore", backup("2026-11-30").toString(), "--data", data.toString());
    assertThat(restored.exitCode()).as(restored.said()).isZero();
    try (OtherVeerman veerman = OtherVeerman.up(data, Map.of(), "--empty")) {
      Person nobody = Person.nobody(http, veerman.door());
      Person admin = nobody.signedIn("first@veerman.example", PASSWORD);
      String request = admin.get("/requests").expect(200).json().at("/items/0/id").asText();
      JsonNode shortlist =
          Awaiting.until(
              "all are known again",
              () -> admin.get("/requests/" + request + "/shortlist").expect(200).json(),
              list -> list.path("population").asInt() == 6);
      assertThat(shortlist.path("candidates").findValuesAsText("name"))
          .as("whom administrators had made sees names still")
          .containsExactlyInAnyOrderElementsOf(
              List.of(
                  "Manager 0", "Manager 1", "Manager 2", "Manager 3", "Manager 4", "Manager 5"));

      JsonNode receipts = admin.get("/requests/" + request + "/receipts").expect(200).json();
      String oldest =
          receipts.path("items").path(receipts.path("items").size() - 1).path("id").asText();
      assertThat(oldest)
          .as("the receipt of then")
          .isEqualTo("4a279382-b17d-474b-b328-fdcaf3e36543");
      JsonNode receipt = admin.get("/receipts/" + oldest).expect(200).json();
      assertThat(receipt.at("/replay/outcome").asText()).isEqualTo("same");
      assertThat(receipt.at("/candidates/0/score").decimalValue()).isEqualByComparingTo("65.475");

      Person company = nobody.signedIn("oud@veerman.example", PASSWORD);
      String organisation = company.account().at("/organisation/id").asText();
      assertThat(
              company
                  .get("/organisations/" + organisation)
                  .expect(200)
                  .json()
                  .at("/verification/state")
                  .asText())
          .isEqualTo("verified");
      JsonNode chain = admin.get("/audit/verification").expect(200).json();
      assertThat(chain.path("sound").asLong()).as("the administrator's reading").isPositive();
      assertThat(chain.has("broken")).isFalse();
    }
  }
}
