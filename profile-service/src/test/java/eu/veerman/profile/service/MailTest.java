package eu.veerman.profile.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import eu.veerman.platform.config.Secret;
import eu.veerman.profile.mail.MailConfig;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mails leave through a real SMTP server. */
class MailTest {
  private static final Map<String, Object> REGISTRATION =
      Map.of(
          "email",
          "elodie@example.com",
          "name",
          "Élodie",
          "language",
          "fr",
          "organisation",
          Map.of("kind", "company", "name", "Nouvelle Usine"));

  private final GreenMail smtp =
      new GreenMail(ServerSetup.SMTP.dynamicPort().createCopy("127.0.0.1"));

  @BeforeEach
  void open() {
    smtp.start();
    smtp.setUser("veerman", "secret");
  }

  @AfterEach
  void close() {
    smtp.stop();
  }

  private MailConfig config(int port, String password) {
    return new MailConfig(
        Optional.of(
            new MailConfig.Server(
                "127.0.0.1",
                port,
                MailConfig.Security.NONE,
                Optional.of(new MailConfig.Login("veerman", new Secret(password))),
                "Veerman <veerman@example.org>")),
        true,
        "https://veerman.example");
  }

  private static void until(String what, BooleanSupplier holds) {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
    while (!holds.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(deadline);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  @Test
  void aMailIsSentOnceWithItsLinkAndLeavesNothingBehind() throws Exception {
    try (Marketplace marketplace = Marketplace.open(config(smtp.getSmtp().getPort(), "secret"))) {
      marketplace.nobody().post("/registrations", REGISTRATION).expect(202);

      until("the mail came", () -> smtp.getReceivedMessages().length > 0);

      MimeMessage mail = smtp.getReceivedMessages()[0];
      assertThat(mail.getSubject()).isEqualTo("Confirmez votre adresse");
      assertThat(mail.getFrom()[0]).hasToString("Veerman <veerman@example.org>");
      assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      assertThat(mail.getContent().toString())
          .contains("https://veerman.example/confirm#")
          .contains("ce n’était pas vous");
      until("it is forgotten", () -> marketplace.number("SELECT count(*) FROM profile.mails") == 0);
      assertThat(smtp.getReceivedMessages()).hasSize(1);
      // With a server there is no page of mails, even where one would be shown.
      marketplace.nobody().get("/demo/mails").expect(404);
    }
  }

  @Test
  void aMailThatTheServerDoesNotTakeIsTriedAgain() {
    int port = smtp.getSmtp().getPort();
    smtp.stop();
    try (Marketplace marketplace = Marketplace.open(config(port, "secret"))) {
      marketplace.nobody().post("/registrations", REGISTRATION).expect(202);
      until(
          "an attempt failed",
          () -> marketplace.number("SELECT coalesce(max(attempts), 0) FROM profile.mails") > 0);
      GreenMail again = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
      again.start();
      again.setUser("veerman", "secret");
      try {
        marketplace.setClock(Instant.now().plusSeconds(60));
        until("the mail came", () -> again.getReceivedMessages().length == 1);
      } finally {
        again.stop();
      }
    }
  }

  @Test
  void withoutAServerAndOutsideTheDemoItIsSaid() {
    try (Marketplace marketplace = Marketplace.open(MailConfig.NONE)) {
      assertThat(
              marketplace
                  .nobody()
                  .post("/registrations", REGISTRATION)
                  .expect(503)
                  .json()
                  .path("type")
                  .asText())
          .endsWith("no-mail-server");
      marketplace.nobody().get("/demo/mails").expect(404);
    }
  }
}
