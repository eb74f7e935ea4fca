package eu.veerman.standalone.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import eu.veerman.standalone.OpenMarket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A new user's way through the own account: signs up, confirms, invites a colleague, makes a
 * passkey and signs in with it, ends another session, exports and erases.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountJourneyIT {
  /** With a space at its end, which belongs to it wherever it is typed. */
  private static final String PASSWORD = "vier blauwe fietsen in de regen ";

  private final OpenMarket market = OpenMarket.shared();
  private final Chromium chromium = new Chromium();

  @AfterAll
  void closeBrowser() {
    chromium.close();
  }

  private Window window() {
    return new Window(chromium.browser(), market, Window.Look.USUAL);
  }

  private static Locator button(Window window, String name) {
    return window
        .page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** Follows the link in the newest mail to an address, on the demo's page of mails. */
  private static void followMail(Window window, String to) {
    window.open("/mails");
    window.find("article:has-text('" + to + "')").first().locator("a").first().click();
    window.page().waitForURL(Pattern.compile(".*/(confirm|invitation)$"));
    window.awaitShown();
  }

  private static void signUp(Window window, String email) {
    window.open("/sign-up");
    window.find("#name").fill("Nora Nieuw");
    window.find("#email").fill(email);
    window.find("#organisation").fill("Nieuw Werk BV");
    button(window, "Stuur me een bevestiging").click();
    assertThat(window.find(".note.good")).containsText(email);
    followMail(window, email);
    window.find("#password").fill(PASSWORD);
    button(window, "Beginnen").click();
    window.page().waitForURL(Pattern.compile(".*/requests$"));
    window.awaitShown();
  }

  private static void virtualAuthenticator(Window window) {
    CDPSession devtools = window.page().context().newCDPSession(window.page());
    devtools.send("WebAuthn.enable");
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    JsonObject parameters = new JsonObject();
    parameters.add("options", options);
    devtools.send("WebAuthn.addVirtualAuthenticator", parameters);
  }

  @Test
  void signUpInvitePasskeyEndASessionExportErase() throws IOException {
    try (Window nora = window();
        Window elsewhere = window();
        Window carl = window()) {
      signUp(nora, "nora@reis.example");
      invite(nora, carl);
      passkey(nora);

      elsewhere.open("/sign-in");
      elsewhere.find("#email").fill("nora@reis.example");
      elsewhere.find("#password").fill(PASSWORD);
      elsewhere.find("form button.primary").click();
      elsewhere.page().waitForURL(Pattern.compile(".*/requests$"));

      nora.open("/account");
      Locator sessions = nora.find("section:has(#sessions) li");
      assertThat(sessions).hasCount(2);
      sessions.getByRole(AriaRole.BUTTON).first().click();
      assertThat(sessions).hasCount(1);
      elsewhere.page().reload();
      elsewhere.page().waitForURL(Pattern.compile(".*/sign-in.*"));

      export(nora);
      erase(nora);
      assertThat(carl.complaints()).isEmpty();
    }
  }

  private static void invite(Window nora, Window carl) {
    nora.open("/organisation");
    nora.find("#email").fill("carl@reis.example");
    button(nora, "Uitnodigen").click();
    assertThat(nora.find("section:has(#invite) li")).containsText("carl@reis.example");

    followMail(carl, "carl@reis.example");
    assertThat(carl.find("h1")).hasText("Werk voor Nieuw Werk BV");
    carl.find("#name").fill("Carl Collega");
    carl.find("#account").fill("drie groene bomen langs het water");
    button(carl, "Aannemen").click();
    carl.page().waitForURL(Pattern.compile(".*/requests$"));

    nora.open("/organisation");
    assertThat(nora.find("section:has(#members) li")).hasCount(2);
  }

  private static void passkey(Window nora) {
    virtualAuthenticator(nora);
    nora.open("/account");
    nora.find("#passkeyPassword").fill(PASSWORD);
    button(nora, "Passkey toevoegen").click();
    assertThat(nora.find("section:has(#passkeys) li")).hasCount(1);
    nora.find("header veerman-menu button").nth(1).click();
    nora.page()
        .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Uitloggen"))
        .click();
    nora.page().waitForURL(Pattern.compile(".*/$"));

    nora.open("/sign-in");
    button(nora, "Inloggen met een passkey").click();
    nora.page().waitForURL(Pattern.compile(".*/requests$"));
    nora.awaitShown();
  }

  private static void export(Window nora) throws IOException {
    Download export =
        nora.page()
            .waitForDownload(
                () ->
                    nora.page()
                        .getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("Export om te lezen"))
                        .click());
    assertThat(new String(export.createReadStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("email: nora@reis.example");
  }

  private static void erase(Window nora) {
    button(nora, "Mijn account wissen").click();
    nora.find("#erasePassword").fill(PASSWORD);
    button(nora, "Voorgoed wissen").click();
    nora.page().waitForURL(Pattern.compile(".*/$"));
    nora.open("/sign-in");
    nora.find("#email").fill("nora@reis.example");
    nora.find("#password").fill(PASSWORD);
    nora.find("form button.primary").click();
    assertThat(nora.find(".note.bad")).isVisible();
  }
}
