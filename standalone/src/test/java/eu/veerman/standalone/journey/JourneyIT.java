package eu.veerman.standalone.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import eu.veerman.standalone.Documents;
import eu.veerman.standalone.OpenMarket;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The first slice as people do it, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JourneyIT {
  private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
      new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);

  private final OpenMarket market = OpenMarket.shared();
  private Chromium chromium;

  @BeforeAll
  void openBrowser() {
    chromium = new Chromium();
  }

  @AfterAll
  void closeBrowser() {
    chromium.close();
  }

  private Window window() {
    return new Window(chromium.browser(), market, Window.Look.USUAL);
  }

  private static void signIn(Window window, String name) {
    window.open("/sign-in");
    window.find("#email").fill(name + "@veerman.example");
    window.find("#password").fill(OpenMarket.DEMO_PASSWORD);
    window.find("form button.primary").click();
    window.page().waitForURL(Pattern.compile(".*/(requests|managers/[0-9a-f-]+)$"));
    window.awaitShown();
  }

  private static Locator radio(Window window, String group, String value) {
    return window
        .find("fieldset:has(input[name=" + group + "])")
        .getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName(value).setExact(true));
  }

  /** The names in the order of the rows. */
  private static List<String> order(Window window) {
    return window.find(".cand h3").allInnerTexts();
  }

  @Test
  void aCompanyPostsARequestAndSeesItsShortlistChangeWhenAManagerChangesTheCalendar() {
    try (Window company = window();
        Window manager = window()) {
      signIn(company, "company");
      company.find("main a[href='/requests/new']").first().click();
      company.awaitShown();
      writeRequest(company);
      publish(company);
      company.find("main .acts a[href$='/shortlist']").click();
      company.find(".cand").first().waitFor();
      company.awaitShown();
      seeEvidence(company);

      List<String> before = order(company);
      signIn(manager, "manager");
      assertThat(radio(manager, "av-days", "4")).isChecked();
      radio(manager, "av-days", "3").check();
      Locator bar = company.find(".dock");
      assertThat(bar).isVisible(PATIENTLY);
      assertThat(bar).containsText("1 wijziging");
      assertThat(order(company)).as("nothing moves under the reader").isEqualTo(before);

      String marieke = scoreOf(company, "Marieke van den Heuvel");
      bar.getByRole(AriaRole.BUTTON).click();
      assertThat(bar).isHidden();
      assertThat(scoreOf(company, "Marieke van den Heuvel")).isNotEqualTo(marieke);

      radio(manager, "av-days", "4").check();
      assertThat(bar).isVisible(PATIENTLY);
      assertThat(company.complaints()).isEmpty();
      assertThat(manager.complaints()).isEmpty();
    }
  }

  private static void writeRequest(Window company) {
    company.find("#title").fill("AI-tools voor schade en acceptatie");
    company
        .find("#text")
        .pressSequentially(
            "Wij voeren AI-tools in bij schade en acceptatie, en de teams moeten mee."
                + " We zoeken een verandermanager die de ondernemingsraad meeneemt.");
    company.page().waitForURL(Pattern.compile(".*/requests/[0-9a-f-]{36}$"));
    company.find("#start").fill(Documents.start().toString());
    company.find("#start").press("Tab");
    company.find("#months").fill("6");
    company.find("#months").press("Tab");
    radio(company, "daysPerWeek", "4").check();
    company.find("#place").fill("Amsterdam");
    radio(company, "onsite", "60").check();
    company.find("#rateMax").fill("1250");
    company.find("#rateMax").press("Tab");
    assertThat(company.find("mark.hl").first()).isVisible(PATIENTLY);
  }

  private static void publish(Window company) {
    Locator publish = company.find(".acts button.primary");
    assertThat(publish).hasText("Publiceren");
    assertThat(publish).hasAttribute("aria-disabled", "false");
    publish.click();
    assertThat(company.find(".acts a.primary")).isVisible(PATIENTLY);
  }

  private static void seeEvidence(Window company) {
    assertThat(company.find(".cand")).hasCount(10);
    Locator second = company.find(".cand").nth(1);
    Locator toggle = second.locator("h3 button");
    assertThat(toggle).hasAttribute("aria-expanded", "false");
    toggle.click();
    assertThat(toggle).hasAttribute("aria-expanded", "true");
    assertThat(second.locator("table.crit tbody tr")).hasCount(7);
    assertThat(second.locator("table.crit .chip").first()).isVisible();
  }

  private static String scoreOf(Window company, String name) {
    Locator row =
        company.find(".cand").filter(new Locator.FilterOptions().setHasText(name)).first();
    return row.locator(".score").innerText();
  }

  @Test
  void aWrongPasswordIsSaidAndTheFieldHasTheFocus() {
    try (Window window = window()) {
      window.open("/sign-in");
      window.find("#email").fill("company@veerman.example");
      window.find("#password").fill("not it");
      window.find("form button.primary").click();
      assertThat(window.find("[role=alert]")).isVisible(PATIENTLY);
      assertThat(window.find("#email")).isFocused();
      assertThat(window.complaints()).allMatch(each -> each.contains("401"));
    }
  }

  @Test
  void signingInAndOpeningARowNeedNoMouse() {
    try (Window window = window()) {
      window.open("/sign-in?next=" + aShortlist());
      tabTo(window, "#email");
      window.page().keyboard().type("company@veerman.example");
      tabTo(window, "#password");
      window.page().keyboard().type(OpenMarket.DEMO_PASSWORD);
      window.page().keyboard().press("Enter");
      window.find(".cand").first().waitFor();
      window.awaitShown();
      Locator toggle = window.find(".cand").nth(1).locator("h3 button");
      tabTo(window, ".cand:nth-child(2) h3 button");
      window.page().keyboard().press("Enter");
      assertThat(toggle).hasAttribute("aria-expanded", "true");
      assertThat(toggle).isFocused();
      window.page().keyboard().press("Space");
      assertThat(toggle).hasAttribute("aria-expanded", "false");
    }
  }

  private static void tabTo(Window window, String selector) {
    for (int i = 0; i < 80; i++) {
      boolean there =
          (Boolean)
              window
                  .page()
                  .evaluate("selector => document.activeElement?.matches(selector)", selector);
      if (there) {
        return;
      }
      window.page().keyboard().press("Tab");
    }
    throw new AssertionError(selector + " is not reached with the tab key");
  }

  private String aShortlist() {
    for (var request :
        market.demo("company").get("/requests?state=published").json().path("items")) {
      return "/requests/" + request.path("id").asText() + "/shortlist";
    }
    throw new AssertionError("the demo has no published request");
  }

  @Test
  void eachLanguageIsChosenInThePageAndStays() {
    Map<String, String> titles =
        Map.of("nl", "Inloggen", "en", "Sign in", "fr", "Se connecter", "de", "Anmelden");
    try (Window window = window()) {
      window.open("/sign-in");
      for (String language : List.of("en", "fr", "de", "nl")) {
        window.find("header veerman-menu button[aria-haspopup]").first().click();
        window.find("header [role=menuitemradio][lang=" + language + "]").click();
        assertThat(window.find("html")).hasAttribute("lang", language);
        assertThat(window.find("h1")).hasText(titles.get(language));
        window.page().reload();
        assertThat(window.find("h1")).hasText(titles.get(language));
      }
      assertThat(window.complaints()).isEmpty();
    }
  }

  @Test
  void theApiPageWorksWithoutInlineScript() {
    try (Window window = window()) {
      window.page().navigate(market.door() + "/api/docs");
      assertThat(window.find("#operations-ranking-getShortlist")).isVisible(PATIENTLY);
      assertThat(window.complaints()).noneMatch(each -> each.contains("script-src"));
    }
  }
}
