package eu.veerman.profile.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.veerman.profile.service.Client.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImportTest {
  private final Marketplace marketplace = Marketplace.shared();

  private static String manager(String externalId, String headline) {
    return "{\"kind\": \"manager\", \"externalId\": \""
        + externalId
        + "\", \"name\": \"Naam\", \"language\": \"nl\", \"headline\": \""
        + headline
        + "\", \"assignments\": [{\"role\": \"CFO\", \"from\": \"2020-01\", \"text\": \"Fusie\"}]}";
  }

  private static String request(String externalId, String text) {
    return "{\"kind\": \"request\", \"externalId\": \""
        + externalId
        + "\", \"language\": \"nl\", \"text\": \""
        + text
        + "\"}";
  }

  @Test
  void aBaseIsTakenInAndPublishedForTheOneWhoBringsIt() {
    Client agency = marketplace.agency();

    List<JsonNode> answers =
        agency
            .importing(
                manager("m-1", "Verandermanager"), request("r-1", "Wij voeren AI in bij een bank"))
            .expect(200)
            .lines();

    assertThat(answers)
        .extracting(a -> a.path("externalId").asText())
        .containsExactly("m-1", "r-1");
    assertThat(answers.get(0).path("understood")).isNotEmpty();
    JsonNode made =
        agency.get("/managers/" + answers.get(0).path("id").asText()).expect(200).json();
    assertThat(made.path("state").asText()).isEqualTo("published");
    assertThat(made.path("owned").asBoolean()).isTrue();
    agency.get("/requests/" + answers.get(1).path("id").asText()).expect(200);
  }

  @Test
  void theSameLineChangesNothingAndAnotherOneReplacesWhatItMade() {
    Client agency = marketplace.agency();
    JsonNode first = agency.importing(manager("m-1", "Eerst")).expect(200).lines().getFirst();
    String path = "/managers/" + first.path("id").asText();
    JsonNode before = agency.get(path).expect(200).json();

    JsonNode same = agency.importing(manager("m-1", "Eerst")).expect(200).lines().getFirst();
    assertThat(same).isEqualTo(first);
    assertThat(agency.get(path).expect(200).etag()).isEqualTo("\"1\"");

    JsonNode other = agency.importing(manager("m-1", "Daarna")).expect(200).lines().getFirst();
    assertThat(other.path("id")).isEqualTo(first.path("id"));
    JsonNode after = agency.get(path).expect(200).json();
    assertThat(after.path("headline").asText()).isEqualTo("Daarna");
    assertThat(after.at("/assignments/0/id")).isEqualTo(before.at("/assignments/0/id"));
    assertThat(marketplace.log("manager/" + first.path("id").asText())).hasSize(2);
  }

  @Test
  void ofTwoLinesAboutOneDocumentTheLaterHolds() {
    Client agency = marketplace.agency();

    List<JsonNode> answers =
        agency.importing(manager("m-1", "Eerst"), manager("m-1", "Daarna")).expect(200).lines();

    assertThat(answers.get(0).path("id")).isEqualTo(answers.get(1).path("id"));
    assertThat(
            agency
                .get("/managers/" + answers.get(0).path("id").asText())
                .expect(200)
                .json()
                .path("headline")
                .asText())
        .isEqualTo("Daarna");
  }

  @Test
  void theSameExternalIdOfAnotherOrganisationIsAnotherDocument() {
    String line = manager("m-1", "Verandermanager");

    JsonNode one = marketplace.agency().importing(line).expect(200).lines().getFirst();
    JsonNode other = marketplace.agency().importing(line).expect(200).lines().getFirst();

    assertThat(one.path("id")).isNotEqualTo(other.path("id"));
  }

  @Test
  void aBrokenLineNeverStopsTheRestAndIsAnsweredInItsPlace() {
    Client agency = marketplace.agency();

    List<JsonNode> answers =
        agency
            .importing(
                manager("m-1", "Goed"),
                "{\"kind\": \"manager\", ",
                "",
                "[1, 2]",
                "{\"kind\": \"manager\", \"externalId\": \"m-2\", \"headline\": \"x\","
                    + " \"availability\": {\"from\": \"2027-02-30\"}}",
                "\u0000\u0001",
                "{\"kind\": \"manager\", \"externalId\": \"m-3\", \"headline\": \""
                    + "x".repeat(300_000)
                    + "\"}",
                "{\"a\":".repeat(500) + "1" + "}".repeat(500),
                manager("m-4", "Ook goed"))
            .expect(200)
            .lines();

    assertThat(answers).hasSize(8);
    assertThat(answers.get(0).has("id")).isTrue();
    assertThat(answers.get(1).path("line").asInt()).isEqualTo(2);
    assertThat(answers.get(3).path("externalId").asText()).isEqualTo("m-2");
    assertThat(answers.get(3).at("/problem/errors/0/pointer").asText())
        .isEqualTo("/availability/from");
    assertThat(answers.get(5).at("/problem/status").asInt()).isEqualTo(413);
    assertThat(answers.subList(1, 7)).allMatch(answer -> answer.has("problem"));
    assertThat(answers.get(7).path("externalId").asText()).isEqualTo("m-4");
    assertThat(answers.get(7).has("id")).isTrue();
  }

  @Test
  void bytesThatAreNoUnicodeAreTheProblemOfTheirLine() {
    byte[] good = manager("m-1", "Goed").getBytes(StandardCharsets.UTF_8);
    byte[] bad = manager("m-2", "@").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bad.length; i++) {
      bad[i] = bad[i] == '@' ? (byte) 0xFF : bad[i];
    }

    List<JsonNode> answers =
        marketplace
            .agency()
            .importing(BodyPublishers.ofByteArrays(List.of(bad, new byte[] {'\r', '\n'}, good)))
            .expect(200)
            .lines();

    assertThat(answers.get(0).has("problem")).isTrue();
    assertThat(answers.get(1).has("id")).isTrue();
  }

  @Test
  void manyLinesAreAnsweredInTheirOrder() {
    String lines =
        IntStream.range(0, 450)
            .mapToObj(i -> i % 50 == 49 ? "broken " + i : manager("m-" + i, "Interim " + i))
            .collect(Collectors.joining("\n"));

    List<JsonNode> answers = marketplace.agency().importing(lines).expect(200).lines();

    assertThat(answers).hasSize(450);
    for (int i = 0; i < 450; i++) {
      if (i % 50 == 49) {
        assertThat(answers.get(i).path("line").asInt()).isEqualTo(i + 1);
      } else {
        assertThat(answers.get(i).path("externalId").asText()).isEqualTo("m-" + i);
      }
    }
  }

  @Test
  void linesAreAnsweredWhileTheImportIsStillBeingSent() throws IOException {
    Client agency = marketplace.agency();
    try (Socket socket = new Socket("127.0.0.1", agency.api().getPort())) {
      socket.setSoTimeout(30_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /api/v1/imports HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                  + agency.token().orElseThrow()
                  + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < 3; i++) {
        byte[] line = (manager("m-" + i, "Interim") + "\n").getBytes(StandardCharsets.UTF_8);
        out.write((Integer.toHexString(line.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(line);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        assertThat(readUntil(socket.getInputStream(), "\"m-" + i + "\"")).isTrue();
      }
    }
  }

  private static boolean readUntil(InputStream in, String mark) throws IOException {
    StringBuilder seen = new StringBuilder();
    for (int b = in.read(); b >= 0; b = in.read()) {
      seen.append((char) b);
      if (seen.indexOf(mark) >= 0) {
        return true;
      }
    }
    return false;
  }

  @Test
  void companiesAndManagersDoNotImport() {
    marketplace.company().importing(manager("m-1", "x")).expect(403);
    marketplace.manager().importing(manager("m-1", "x")).expect(403);
    marketplace.nobody().importing(manager("m-1", "x")).expect(401);
    assertThat(marketplace.admin().importing(manager("m-1", "x")).expect(200).lines()).hasSize(1);
  }

  @Test
  void aClaimedProfileIsNotReplacedByTheAgencyThatBroughtIt() {
    Client agency = marketplace.agency();
    Client admin = marketplace.admin();
    String id =
        agency
            .importing(manager("m-1", "Eerst"))
            .expect(200)
            .lines()
            .getFirst()
            .path("id")
            .asText();
    String practice =
        admin
            .post("/organisations", java.util.Map.of("kind", "practice", "name", "Praktijk"))
            .expect(201)
            .id();
    Client person = marketplace.colleague(admin, practice, "manager", Optional.of(id));

    JsonNode answer = agency.importing(manager("m-1", "Daarna")).expect(200).lines().getFirst();

    assertThat(answer.at("/problem/status").asInt()).isEqualTo(409);
    assertThat(person.get("/managers/" + id).expect(200).json().path("headline").asText())
        .isEqualTo("Eerst");
  }

  @Test
  void whatAPersonDecidedSurvivesTheNextImport() {
    Client agency = marketplace.agency();
    String id =
        agency
            .importing(request("r-1", "Wij voeren AI in"))
            .expect(200)
            .lines()
            .getFirst()
            .path("id")
            .asText();
    Response there = agency.get("/requests/" + id).expect(200);
    ObjectNode edited = Documents.request();
    edited.set(
        "decisions",
        Client.document(
                "{\"v\": [{\"concept\": \"situation.ai-adoption\", \"decision\": \"removed\"}]}")
            .path("v"));
    agency.put("/requests/" + id, edited, "If-Match", there.etag()).expect(200);

    agency.importing(request("r-1", "Wij voeren AI in")).expect(200);

    JsonNode after = agency.get("/requests/" + id).expect(200).json();
    assertThat(after.path("text").asText()).isEqualTo("Wij voeren AI in");
    assertThat(after.at("/decisions/0/decision").asText()).isEqualTo("removed");
  }
}
