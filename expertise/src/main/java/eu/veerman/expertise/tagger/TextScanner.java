package eu.veerman.expertise.tagger;

import eu.veerman.expertise.taxonomy.Folding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts a text into sentences of words, in one pass. Anything is a text: markup and entities are
 * stepped over, marks of direction and control characters end no word, a word may be endless.
 */
final class TextScanner {
  /** The longest word, in UTF-16 units; the longest German compounds in use have about 60. */
  private static final int MAX_WORD = 64;

  /** The longest sentence, in words; a longer one is cut. */
  private static final int MAX_SENTENCE = 300;

  /** The longest markup tag that is stepped over, in UTF-16 units. */
  private static final int MAX_MARKUP = 300;

  /** A line at least this long, in UTF-16 units, ended because it was full. */
  private static final int WRAPPED_LINE = 50;

  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "br",
          "li",
          "ul",
          "ol",
          "td",
          "tr",
          "table",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "section",
          "article",
          "header",
          "footer",
          "hr",
          "blockquote",
          "dd",
          "dt");

  private final String text;
  private final int length;
  private final List<List<Token>> sentences = new ArrayList<>();
  private List<Token> sentence = new ArrayList<>();
  private Token.Gap gap = Token.Gap.NONE;
  private int lineStart;
  private int at;

  private TextScanner(String text, int length) {
    this.text = text;
    this.length = length;
  }

  /** The sentences of the first {@code length} UTF-16 units of the text; none of them is empty. */
  static List<List<Token>> sentences(String text, int length) {
    return new TextScanner(text, length).scan();
  }

  private List<List<Token>> scan() {
    while (at < length) {
      int c = text.codePointAt(at);
      if (Character.isLetterOrDigit(c)) {
        readWord();
      } else if (c == '<' && skipMarkup()) {
        continue;
      } else if (c == '&' && skipEntity()) {
        continue;
      } else {
        readGap(c);
        at += Character.charCount(c);
      }
    }
    endSentence();
    return sentences;
  }

  private void readWord() {
    int start = at;
    int end = at;
    boolean lower = false;
    int upper = 0;
    while (at < length) {
      int c = text.codePointAt(at);
      if (Character.isLetterOrDigit(c)) {
        lower |= Character.isLowerCase(c);
        upper += Character.isUpperCase(c) ? 1 : 0;
      } else if (!joins(c)) {
        break;
      }
      at += Character.charCount(c);
      end = at;
    }
    add(start, end, upper >= 2 && !lower);
  }

  /** Whether what is no letter stays inside the word: M&A, don't, a soft hyphen, an accent. */
  private boolean joins(int c) {
    boolean letterFollows = at + 1 < length && Character.isLetter(text.charAt(at + 1));
    return switch (c) {
      case '&' -> letterFollows && !isEntity();
      case '\'', '’' ->
          at + 1 < length
              && Character.toLowerCase(text.charAt(at + 1)) == 't'
              && at > 0
              && Character.toLowerCase(text.charAt(at - 1)) == 'n'
              && (at + 2 >= length || !Character.isLetterOrDigit(text.charAt(at + 2)));
      default ->
          Character.getType(c) == Character.FORMAT
              || Character.getType(c) == Character.NON_SPACING_MARK;
    };
  }

  private void add(int start, int end, boolean allCapitals) {
    if (gap == Token.Gap.SENTENCE || sentence.size() >= MAX_SENTENCE) {
      endSentence();
    }
    boolean word = end - start <= MAX_WORD;
    String written = word ? text.substring(start, end) : "";
    String plain = written.replace("'", "").replace("’", "");
    sentence.add(
        new Token(
            start,
            end,
            Folding.fold(plain),
            capitals(plain, allCapitals),
            isHyphenated(start, end),
            sentence.isEmpty() ? Token.Gap.SENTENCE : gap));
    gap = Token.Gap.NONE;
  }

  private boolean isHyphenated(int start, int end) {
    boolean before =
        start >= 2
            && isHyphen(text.charAt(start - 1))
            && Character.isLetterOrDigit(text.charAt(start - 2));
    boolean after =
        end + 1 < length
            && isHyphen(text.charAt(end))
            && Character.isLetterOrDigit(text.charAt(end + 1));
    return before || after;
  }

  /** A slash joins too: {@code S/4HANA}. */
  private static boolean isHyphen(char c) {
    return c == '-' || c == '/';
  }

  /** {@code KPI} of {@code KPI} and {@code KPIs}. */
  private static String capitals(String written, boolean allCapitals) {
    if (allCapitals) {
      return written;
    }
    int last = written.length() - 1;
    return last >= 2
            && written.charAt(last) == 's'
            && written.chars().limit(last).allMatch(Character::isUpperCase)
        ? written.substring(0, last)
        : "";
  }

  private void endSentence() {
    if (!sentence.isEmpty()) {
      sentences.add(sentence);
      sentence = new ArrayList<>();
    }
    gap = Token.Gap.SENTENCE;
  }

  private void readGap(int c) {
    switch (c) {
      case '.', '!', '?', '…' -> {
        if (endsSentence(c)) {
          widen(Token.Gap.SENTENCE);
        }
      }
      case '\n', '\r', '\u2028', '\u2029' -> {
        boolean wrapped = at - lineStart >= WRAPPED_LINE && !blankOrBulletFollows();
        widen(wrapped ? Token.Gap.NONE : Token.Gap.SENTENCE);
        lineStart = at + 1;
      }
      case '•', '·', '▪', '●', '|' -> widen(Token.Gap.SENTENCE);
      case ',' -> widen(Token.Gap.COMMA);
      case ';', ':', '(', ')', '[', ']', '–', '—' -> widen(Token.Gap.CLAUSE);
      case '-' -> {
        // A hyphen between spaces is a dash.
        if (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
          widen(Token.Gap.CLAUSE);
        }
      }
      default -> {
        // Space, quotes, slashes and all else separate words only.
      }
    }
  }

  /**
   * A full stop ends a sentence unless it ends an abbreviation or stands inside a number or name.
   */
  private boolean endsSentence(int c) {
    boolean spaceFollows = at + 1 >= length || !Character.isLetterOrDigit(text.charAt(at + 1));
    if (c != '.' || sentence.isEmpty()) {
      return spaceFollows;
    }
    Token last = sentence.getLast();
    return spaceFollows && (last.word().length() > 2 || last.isCapitals());
  }

  private boolean blankOrBulletFollows() {
    for (int i = at + 1; i < Math.min(length, at + 40); i++) {
      char c = text.charAt(i);
      if (c == '\n' && i > at + 1) {
        return true;
      }
      if (!Character.isWhitespace(c)) {
        return c == '-' || c == '*' || c == '•' || c == '–' || c == '·';
      }
    }
    return true;
  }

  private void widen(Token.Gap wider) {
    if (wider.compareTo(gap) > 0) {
      gap = wider;
    }
  }

  private boolean skipMarkup() {
    int name = at + 1 < length && text.charAt(at + 1) == '/' ? at + 2 : at + 1;
    if (name >= length || !(Character.isLetter(text.charAt(name)) || text.charAt(name) == '!')) {
      return false;
    }
    int limit = Math.min(length, at + MAX_MARKUP);
    for (int i = name; i < limit; i++) {
      if (text.charAt(i) == '>') {
        widen(isBlock(name, i) ? Token.Gap.SENTENCE : Token.Gap.NONE);
        at = i + 1;
        return true;
      }
      if (text.charAt(i) == '<') {
        return false;
      }
    }
    return false;
  }

  private boolean isBlock(int name, int close) {
    int end = name;
    while (end < close && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    return BLOCKS.contains(text.substring(name, end).toLowerCase(Locale.ROOT));
  }

  private boolean skipEntity() {
    if (!isEntity()) {
      return false;
    }
    at = text.indexOf(';', at) + 1;
    return true;
  }

  private boolean isEntity() {
    for (int i = at + 1; i < Math.min(length, at + 10); i++) {
      char c = text.charAt(i);
      if (c == ';') {
        return i > at + 1;
      }
      if (!Character.isLetterOrDigit(c) && c != '#') {
        return false;
      }
    }
    return false;
  }
}
