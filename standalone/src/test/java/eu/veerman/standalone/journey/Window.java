package eu.veerman.standalone.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.WaitUntilState;
import eu.veerman.standalone.OpenMarket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A browser window of one person, with a session of its own, that notes what goes wrong in it. */
final class Window implements AutoCloseable {
  /**
   * How somebody looks at the pages.
   *
   * @param language of the browser
   * @param width in CSS pixels
   */
  record Look(String language, ColorScheme scheme, int width) {
    static final Look USUAL = new Look("nl", ColorScheme.LIGHT, 1280);

    @Override
    public String toString() {
      return language + " " + scheme.name().toLowerCase(Locale.ROOT) + " " + width;
    }
  }

  private static final int HEIGHT = 900;
  private static final double DEADLINE_MILLISECONDS = 20_000;

  private final OpenMarket market;
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  Window(Browser browser, OpenMarket market, Look look) {
    this.market = market;
    context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setLocale(look.language())
                .setColorScheme(look.scheme())
                .setViewportSize(look.width(), HEIGHT));
    context.setDefaultTimeout(DEADLINE_MILLISECONDS);
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (List.of("error", "warning").contains(message.type())) {
            complaints.add(message.text() + " (" + message.location() + ")");
          }
        });
    page.onPageError(complaints::add);
  }

  /** Lets one of the demo's people in without the form. */
  Window as(String demo) {
    context.addCookies(
        List.of(
            new Cookie("veerman_session", market.demo(demo).token().orElseThrow())
                .setUrl(market.door().toString())
                .setHttpOnly(true)));
    return this;
  }

  Page page() {
    return page;
  }

  void resize(int width) {
    page.setViewportSize(width, HEIGHT);
  }

  /** Opens an address and waits until it shows what it is about. */
  Window open(String path) {
    page.navigate(
        market.door() + path,
        new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
    awaitShown();
    return this;
  }

  /** Waits until the title is there and nothing is being fetched any more. */
  void awaitShown() {
    page.locator("h1").first().waitFor();
    page.waitForFunction(
        "() => document.querySelector('main [aria-busy=\"true\"]') === null"
            + " && document.querySelector('main .skeleton, main .loading') === null"
            + " && document.fonts.status === 'loaded'");
  }

  Locator find(String selector) {
    return page.locator(selector);
  }

  /** What the browser complained about, but for asking who is signed in when nobody is. */
  List<String> complaints() {
    return complaints.stream()
        .filter(each -> !(each.contains("401") && each.contains("/api/v1/sessions/current")))
        .toList();
  }

  @Override
  public void close() {
    context.close();
  }
}
