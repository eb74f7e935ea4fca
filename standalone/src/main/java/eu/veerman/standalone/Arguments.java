package eu.veerman.standalone;

import java.nio.file.Path;
import java.util.ArrayList;
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

  /** It can be done: the marketplace runs. */
  record Understood(Arguments arguments) implements Parsed {}

  /** A data folder is copied to a file. */
  record ToBackUp(Path data, Path file) implements Parsed {}

  /** A backup is brought back. */
  record ToRestore(Path file, Path data, List<Path> ledgers) implements Parsed {}

  /** The audit log is followed. */
  record ToAudit(Path data) implements Parsed {}

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
    return switch (words.isEmpty() ? "" : words.getFirst()) {
      case "backup", "restore", "audit" ->
          maintenance(words.getFirst(), words.subList(1, words.size()));
      default -> up(words);
    };
  }

  private static Parsed maintenance(String command, List<String> words) {
    Path data = DEFAULT_DATA;
    boolean dataGiven = false;
    List<Path> files = new ArrayList<>();
    List<Path> ledgers = new ArrayList<>();
    Iterator<String> rest = words.iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      boolean named = word.equals("--data") || word.equals("--erasures");
      String value = named ? (rest.hasNext() ? rest.next() : "") : word;
      if (value.isBlank() || value.indexOf('\0') >= 0) {
        return new NotUnderstood(word + " needs a path.");
      }
      if (word.equals("--data")) {
        data = Path.of(value);
        dataGiven = true;
      } else if (word.equals("--erasures") && command.equals("restore")) {
        ledgers.add(Path.of(value));
      } else if (!word.startsWith("--") && !command.equals("audit")) {
        files.add(Path.of(value));
      } else {
        return new NotUnderstood("'" + word + "' is not understood by " + command + ".");
      }
    }
    if (!command.equals("audit") && files.size() != 1) {
      return new NotUnderstood(command + " needs one file.");
    }
    if (command.equals("restore") && !dataGiven) {
      return new NotUnderstood("restore needs a new folder: say which with --data.");
    }
    return switch (command) {
      case "backup" -> new ToBackUp(data, files.getFirst());
      case "restore" -> new ToRestore(files.getFirst(), data, List.copyOf(ledgers));
      default -> new ToAudit(data);
    };
  }

  private static Parsed up(List<String> words) {
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
