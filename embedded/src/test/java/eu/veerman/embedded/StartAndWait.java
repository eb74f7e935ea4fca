package eu.veerman.embedded;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What tests run in a process of its own, to kill it: starts both servers in the folder given and
 * keeps them until its input ends.
 */
final class StartAndWait {

  private StartAndWait() {}

  public static void main(String[] arguments) throws IOException {
    Path data = Path.of(arguments[0]);
    switch (ServersFolder.open(data, StartAndWait::say)) {
      case ServersFolder.Refused refused -> say("refused " + refused.sentence());
      case ServersFolder.Opened opened -> {
        try (ServersFolder folder = opened.folder();
            EmbeddedPostgres postgres =
                EmbeddedPostgres.start(folder, 0, Durability.THROWN_AWAY, StartAndWait::say);
            EmbeddedElasticsearch elasticsearch =
                EmbeddedElasticsearch.start(
                    folder, 256, Durability.THROWN_AWAY, StartAndWait::say)) {
          say(
              String.join(
                  " ",
                  "ready",
                  postgres.administrator().jdbcUrl(),
                  postgres.administrator().password(),
                  elasticsearch.address().toString()));
          while (System.in.read() >= 0) {
            continue;
          }
        }
        say("ended");
      }
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
