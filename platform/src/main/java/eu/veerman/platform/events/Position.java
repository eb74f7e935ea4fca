package eu.veerman.platform.events;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the log: everything at or before it has been read. It travels as {@code
 * epoch-xact-sequence}, such as {@code 1-7423-991}.
 *
 * @param epoch of the log, from 1; 0 only in {@link #BEGINNING}
 * @param xact the transaction that appended the event, from 0
 * @param sequence within the log, from 0
 */
public record Position(int epoch, long xact, long sequence) implements Comparable<Position> {
  /** Before everything. */
  public static final Position BEGINNING = new Position(0, 0, 0);

  private static final Pattern FORM = Pattern.compile("(\\d{1,9})-(\\d{1,18})-(\\d{1,18})");
  private static final Comparator<Position> ORDER =
      Comparator.comparingInt(Position::epoch)
          .thenComparingLong(Position::xact)
          .thenComparingLong(Position::sequence);

  public Position {
    if (epoch < 0 || xact < 0 || sequence < 0) {
      throw new IllegalArgumentException(
          "position is " + epoch + "-" + xact + "-" + sequence + ", must have no negative part");
    }
  }

  /** Reads the form it travels in; empty for anything else. */
  public static Optional<Position> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new Position(
                Integer.parseInt(matcher.group(1)),
                Long.parseLong(matcher.group(2)),
                Long.parseLong(matcher.group(3))))
        : Optional.empty();
  }

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }

  /** Whether whoever is here has read what stands there. */
  public boolean covers(Position other) {
    return compareTo(other) >= 0;
  }

  /** The later of two. */
  public Position max(Position other) {
    return covers(other) ? this : other;
  }

  @Override
  public String toString() {
    return epoch + "-" + xact + "-" + sequence;
  }
}
