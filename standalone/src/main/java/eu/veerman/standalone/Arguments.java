package eu.veerman.standalone;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param port 0 to 65535, where 0 means a free one
 * @param data the folder that keeps all data
 * @param empty start without demo data
 */
record Arguments(int port, Path data, boolean empty) {

  /** What came of reading a command line. */
  sealed interface Parsed {}

  /** It can be done. */
  record Understood(Arguments arguments) implements Parsed {}

  /**
   * It cannot be done.
   *
   * @param sentence what is wrong, and what would be right
   */
  record NotUnderstood(String sentence) implements Parsed {}

  /** The exit code for a command line that is not understood, as Unix programs have it. */
  static final int EXIT_CODE = 2;

  static final int DEFAULT_PORT = 8080;
  static final Path DEFAULT_DATA = Path.of(".veerman");

  private static final int PORT_MAX = 65_535;

  Arguments {
    if (port < 0 || port > PORT_MAX) {
      throw new IllegalArgumentException("port is " + port + ", must be 0 to " + PORT_MAX);
    }
  }

  static Parsed parse(List<String> words) {
    int port = DEFAULT_PORT;
    Path data = DEFAULT_DATA;
    boolean empty = false;
    Iterator<String> rest = words.iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      switch (word) {
        case "--port" -> {
          String value = rest.hasNext() ? rest.next() : "";
          if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > PORT_MAX) {
            return new NotUnderstood(
                "--port needs a number from 0 to " + PORT_MAX + ", not '" + value + "'.");
          }
          port = Integer.parseInt(value);
        }
        case "--data" -> {
          String value = rest.hasNext() ? rest.next() : "";
          if (value.isBlank() || value.indexOf('\0') >= 0) {
            return new NotUnderstood("--data needs a folder.");
          }
          data = Path.of(value);
        }
        case "--empty" -> empty = true;
        default -> {
          return new NotUnderstood(
              "'" + word + "' is not understood: there are --port N, --data DIR and --empty.");
        }
      }
    }
    return new Understood(new Arguments(port, data, empty));
  }
}
