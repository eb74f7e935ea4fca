package eu.veerman.ranking;

import java.time.YearMonth;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One piece of evidence that a manager holds a concept.
 *
 * @param reference how the caller finds the assignment or the skill again, so that a page can name
 *     it; 1 to 200 characters
 * @param kind what it is
 * @param ended the month in which the assignment ended, {@code null} while it runs; a claimed skill
 *     has no end
 * @param confidence how sure it is that the text means the concept, above 0 to 1; 1 when a person
 *     confirmed it
 */
public record Evidence(
    String reference, EvidenceKind kind, @Nullable YearMonth ended, double confidence)
    implements Comparable<Evidence> {
  private static final int MAX_REFERENCE_LENGTH = 200;

  /** Strongest kind first, then the latest, then the surest, then by reference. */
  private static final Comparator<Evidence> ORDER =
      Comparator.comparing(Evidence::kind)
          .thenComparing(
              Evidence::ended, Comparator.nullsFirst(Comparator.<YearMonth>reverseOrder()))
          .thenComparing(Evidence::confidence, Comparator.reverseOrder())
          .thenComparing(Evidence::reference);

  public Evidence {
    Range.within("length of evidence reference", reference.length(), 1, MAX_REFERENCE_LENGTH);
    Range.within("confidence", confidence, Double.MIN_VALUE, 1);
    if (kind == EvidenceKind.CLAIMED_SKILL && ended != null) {
      throw new IllegalArgumentException(
          "a claimed skill ended in " + ended + ", must have no end month");
    }
  }

  @Override
  public int compareTo(Evidence other) {
    return ORDER.compare(this, other);
  }
}
