package eu.veerman.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.ColorScheme;
import eu.veerman.standalone.OpenMarket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Every page, in light and dark, on a desktop and on a phone, in the four languages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityIT {
  private static final List<String> STANDARD =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  /**
   * Languages take turns, so that each is seen in full once without seeing everything four times.
   */
  private static final List<Window.Look> LOOKS =
      List.of(
          new Window.Look("nl", ColorScheme.LIGHT, 1280),
          new Window.Look("en", ColorScheme.DARK, 1280),
          new Window.Look("fr", ColorScheme.LIGHT, 390),
          new Window.Look("de", ColorScheme.DARK, 390));

  private static final int PHONE = 390;
  private static final int NARROWEST = 360;

  private final OpenMarket market = OpenMarket.shared();
  private final List<Place> places = new ArrayList<>();
  private final Map<String, Window> windows = new HashMap<>();
  private Chromium chromium;

  /**
   * A page as somebody sees it.
   *
   * @param who of the demo's people, or nobody
   * @param shows what has to be there before it is looked at
   */
  private record Place(String name, String who, String path, String shows) {}

  @BeforeAll
  void openBrowser() {
    chromium = new Chromium();
    String request = "";
    for (JsonNode each :
        market.demo("company").get("/requests?state=published").json().path("items")) {
      request = "/requests/" + each.path("id").asText();
    }
    String profile = "/managers/" + market.demo("manager").profile();
    places.add(new Place("home", "nobody", "/", "h1"));
    places.add(new Place("sign-in", "nobody", "/sign-in", "#email"));
    places.add(new Place("sign-up", "nobody", "/sign-up", "#organisation"));
    places.add(new Place("forgotten", "nobody", "/forgotten", "#email"));
    places.add(new Place("new password", "nobody", "/reset", "#password"));
    places.add(new Place("mails", "nobody", "/mails", "main h2"));
    places.add(new Place("not found", "nobody", "/no/such/page", "h1"));
    places.add(new Place("requests", "company", "/requests", "main a[href^='/requests/']"));
    places.add(new Place("new request", "company", "/requests/new", "#text"));
    places.add(new Place("request", "company", request, "main .acts a"));
    places.add(new Place("shortlist", "company", request + "/shortlist", ".cand"));
    String receipt =
        market.demo("company").get(request + "/shortlist").json().path("receipt").asText();
    places.add(new Place("receipt", "company", "/receipts/" + receipt, ".cand"));
    places.add(new Place("profile for others", "company", profile, "#days"));
    places.add(new Place("request for others", "manager", request, "h1"));
    places.add(new Place("own profile", "manager", profile, "veerman-calendar .av"));
    places.add(new Place("profile form", "manager", profile + "/edit", "main form, main input"));
    places.add(new Place("matches", "manager", "/matches", "main .score"));
    String matches =
        market.demo("manager").get(profile + "/matches").json().path("receipt").asText();
    places.add(new Place("receipt of matches", "manager", "/match-receipts/" + matches, ".cand"));
    places.add(new Place("account", "manager", "/account", "section:has(#sessions) li"));
    places.add(new Place("organisation", "agency", "/organisation", "section:has(#members) li"));
    places.add(new Place("how it ranks", "nobody", "/how", "main .cost li"));
    places.add(new Place("who sees me", "manager", "/privacy", "#hiddenFrom"));
    places.add(new Place("questions", "manager", "/inquiries", "#question"));
    places.add(new Place("profile for agencies", "agency", profile, "veerman-represent #until"));
    places.add(new Place("accounts", "admin", "/accounts", "main .cost li"));
    places.add(new Place("organisations", "admin", "/organisations", "#state"));
    places.add(new Place("health", "admin", "/platform", "main .cost li"));
    places.add(new Place("audit log", "admin", "/audit", "main .audit li, main .muted"));
    places.add(new Place("managers", "agency", "/managers", "main a[href^='/managers/']"));
  }

  @AfterAll
  void closeBrowser() {
    windows.values().forEach(Window::close);
    chromium.close();
  }

  @TestFactory
  Stream<DynamicNode> everyPageKeepsToTheStandardAndToItsWidth() {
    return LOOKS.stream()
        .map(
            look ->
                dynamicContainer(
                    look.toString(),
                    places.stream()
                        .map(
                            place ->
                                dynamicTest(
                                    place.name() + ", " + look, () -> inspect(place, look)))));
  }

  /** One window for each person and look: opening one for each page would take most of the time. */
  private Window window(Place place, Window.Look look) {
    return windows.computeIfAbsent(
        place.who() + " " + look,
        key -> {
          Window window = new Window(chromium.browser(), market, look);
          return place.who().equals("nobody") ? window : window.as(place.who());
        });
  }

  private void inspect(Place place, Window.Look look) {
    Window window = window(place, look);
    window.open(place.path());
    window.find(place.shows()).first().waitFor();
    assertThat(violations(window)).isEmpty();
    if (look.width() == PHONE) {
      window.resize(NARROWEST);
      int width = (int) window.page().evaluate("document.documentElement.scrollWidth");
      window.resize(PHONE);
      assertThat(width).as("it scrolls down only").isLessThanOrEqualTo(NARROWEST);
    }
    assertThat(window.complaints()).isEmpty();
  }

  private static List<String> violations(Window window) {
    return new AxeBuilder(window.page())
        .withTags(STANDARD).setLegacyMode(true).analyze().getViolations().stream()
            .map(
                each ->
                    each.getId() + ": " + each.getNodes().stream().map(n -> n.getHtml()).toList())
            .toList();
  }
}
