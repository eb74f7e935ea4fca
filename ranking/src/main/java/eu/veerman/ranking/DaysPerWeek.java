package eu.veerman.ranking;

/**
 * Working days a week in whole tenths of a day, 0 to 7.0: exact, so that 1.0 day short and 1.1 days
 * short stay apart.
 */
public record DaysPerWeek(int tenths) implements Comparable<DaysPerWeek> {
  public DaysPerWeek {
    Range.within("tenths of a day a week", tenths, 0, 70);
  }

  /** The nearest tenth of a day to {@code days}, which must be 0 to 7. */
  public static DaysPerWeek of(double days) {
    Range.within("days a week", days, 0, 7);
    return new DaysPerWeek((int) Math.round(days * 10));
  }

  public double days() {
    return tenths / 10.0;
  }

  @Override
  public int compareTo(DaysPerWeek other) {
    return Integer.compare(tenths, other.tenths);
  }
}
