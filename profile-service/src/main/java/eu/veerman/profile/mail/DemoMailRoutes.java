package eu.veerman.profile.mail;

import eu.veerman.contracts.TextLanguage;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.http.Answer;
import eu.veerman.platform.http.Operations;
import eu.veerman.platform.http.Problem;
import eu.veerman.platform.http.Routes;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The mails that the demo does not send, to be read on a page; nowhere else is there such a thing.
 */
public final class DemoMailRoutes implements Routes {
  private static final int NEWEST = 50;

  private final MailConfig config;
  private final Database database;

  public DemoMailRoutes(MailConfig config, Database database) {
    this.config = config;
    this.database = database;
  }

  private record Mail(
      UUID id, String to, TextLanguage language, String subject, String body, Instant createdAt) {}

  private record Mails(List<Mail> items) {}

  @Override
  public void addTo(Operations operations) {
    operations.add(
        "listDemoMails",
        call ->
            config.shown() && config.server().isEmpty()
                ? database
                    .withConnection(connection -> MailStore.newest(connection, NEWEST))
                    .map(
                        mails ->
                            Answer.ok(new Mails(mails.stream().map(DemoMailRoutes::mail).toList())))
                : Problem.notFound().asFailure());
  }

  private static Mail mail(MailStore.Waiting mail) {
    Letter letter = mail.letter();
    return new Mail(
        mail.id(),
        letter.to().value(),
        letter.language(),
        letter.subject(),
        letter.body(),
        mail.createdAt());
  }
}
