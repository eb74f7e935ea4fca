package eu.veerman.profile.imports;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a stream of bytes into lines, holding never more than one line of the longest length. Blank
 * lines are left out; a byte order mark before the first line is no part of it.
 */
public final class LineSplitter {
  /** The longest line, in bytes. */
  public static final int MAX_LINE_BYTES = 256 * 1024;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean tooLong;
  private long number = 1;

  /** A line of the stream; the first has the number 1. */
  public sealed interface Line {
    long number();

    /** The bytes of a line, without its end. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Whole(long number, byte[] bytes) implements Line {}

    /** A line that is longer than {@link #MAX_LINE_BYTES}. */
    record TooLong(long number) implements Line {}
  }

  /** The lines that end in this part of the stream. */
  public List<Line> feed(byte[] part) {
    List<Line> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < part.length; i++) {
      if (part[i] == '\n') {
        append(part, start, i);
        finish(lines);
        start = i + 1;
      }
    }
    append(part, start, part.length);
    return lines;
  }

  /** The last line, where the stream does not end with a line's end. */
  public List<Line> end() {
    List<Line> lines = new ArrayList<>();
    finish(lines);
    return lines;
  }

  private void append(byte[] part, int from, int to) {
    if (tooLong || line.size() + (to - from) > MAX_LINE_BYTES) {
      tooLong = true;
      line.reset();
    } else {
      line.write(part, from, to - from);
    }
  }

  private void finish(List<Line> lines) {
    byte[] bytes = line.toByteArray();
    if (number == 1 && startsWith(bytes, BYTE_ORDER_MARK)) {
      bytes = Arrays.copyOfRange(bytes, BYTE_ORDER_MARK.length, bytes.length);
    }
    if (tooLong) {
      lines.add(new Line.TooLong(number));
    } else if (!isBlank(bytes)) {
      lines.add(new Line.Whole(number, bytes));
    }
    line.reset();
    tooLong = false;
    number++;
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length >= start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
