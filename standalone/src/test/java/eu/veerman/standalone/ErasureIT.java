package eu.veerman.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Somebody who has been everywhere is, once erased, found nowhere: no table, no index. */
class ErasureIT {
  /** In no other text of this marketplace. */
  private static final String NAME = "Quirijnsz";

  private final OpenMarket market = OpenMarket.shared();

  private Person manager() {
    String practice =
        market
            .demo("admin")
            .post("/organisations", Map.of("kind", "practice", "name", "Praktijk " + NAME))
            .expect(201)
            .id();
    market
        .demo("admin")
        .post(
            "/accounts",
            Map.of(
                "email",
                "tobias@" + NAME.toLowerCase(Locale.ROOT) + ".example",
                "password",
                OpenMarket.PASSWORD,
                "name",
                "Tobias " + NAME,
                "organisation",
                practice,
                "role",
                "manager"))
        .expect(201);
    return market
        .stranger()
        .signedIn("tobias@" + NAME.toLowerCase(Locale.ROOT) + ".example", OpenMarket.PASSWORD);
  }

  private static Person.Response published(Person owner, String kind, Object document) {
    Person.Response draft = owner.post("/" + kind, document).expect(201);
    return owner
        .post(
            "/" + kind + "/" + draft.id() + "/transitions",
            Map.of("to", "published"),
            "If-Match",
            draft.etag())
        .expect(200);
  }

  @Test
  void whoWasEverywhereIsFoundNowhere() throws Exception {
    Person manager = manager();
    Person company = market.company();
    Person agency = market.agency();
    ObjectNode profile = Documents.manager();
    profile
        .put("name", "Tobias " + NAME)
        .put("summary", "Wat " + NAME + " deed, deed " + NAME + ".");
    Person.Response shown = published(manager, "managers", profile);
    String request = published(company, "requests", Documents.request()).id();
    String list = "/requests/" + request + "/shortlist?limit=100&minPosition=" + shown.position();
    assertThat(company.get(list).expect(200).text()).as("on the shortlist").contains(NAME);
    company.get("/managers/" + shown.id()).expect(200);
    market.demo("admin").get(list).expect(200);
    manager.get("/managers/" + shown.id() + "/matches").expect(200);
    Map<String, String> terms =
        Map.of("until", LocalDate.now(ZoneOffset.UTC).plusDays(30).toString(), "client", NAME);
    String asked =
        agency.post("/managers/" + shown.id() + "/representations", terms).expect(201).id();
    manager.post("/representations/" + asked + "/answer", Map.of("given", true)).expect(200);
    manager
        .post("/inquiries", Map.of("kind", "data", "question", "Wat is er van " + NAME + "?"))
        .expect(201);
    manager.get("/account/export").expect(200);
    assertThat(everywhere(shown.id())).isNotEmpty();

    manager.post("/account/erasure", Map.of("password", OpenMarket.PASSWORD)).expect(204);

    Awaiting.until("nothing is left", () -> everywhere(shown.id()), List::isEmpty);
    Person.Response receipts = company.get("/requests/" + request + "/receipts").expect(200);
    assertThat(
            company
                .get("/receipts/" + receipts.json().at("/items/0/id").asText())
                .expect(200)
                .json()
                .at("/replay/outcome")
                .asText())
        .as("what was ranked then replays without the person")
        .isEqualTo("same");
  }

  /** The tables that say the name, in whatever case, and the index if it shows the manager. */
  private List<String> everywhere(String manager) {
    List<String> found = new ArrayList<>(market.tablesWith(NAME));
    found.addAll(market.tablesWith(NAME.toLowerCase(Locale.ROOT)));
    if (indexShows(manager)) {
      found.add("the index");
    }
    return found;
  }

  private static boolean indexShows(String manager) {
    URI search =
        URI.create(
            OpenMarket.elasticsearch()
                + "/veerman-managers/_count?q=published:true+AND+id:"
                + manager);
    try (HttpClient http = HttpClient.newHttpClient()) {
      String answer =
          http.send(HttpRequest.newBuilder(search).build(), BodyHandlers.ofString()).body();
      return !answer.contains("\"count\":0");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
