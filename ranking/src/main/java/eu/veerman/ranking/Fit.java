package eu.veerman.ranking;

/**
 * How well one criterion fits, from 0 to 1, in whole millionths. Six decimals are what is shown and
 * what is counted with: who multiplies the printed fit by the printed weight gets the printed
 * points, to the last digit.
 */
public record Fit(int millionths) implements Comparable<Fit> {
  private static final int ONE = 1_000_000;

  public static final Fit NONE = new Fit(0);
  public static final Fit FULL = new Fit(ONE);

  public Fit {
    Range.within("fit in millionths", millionths, 0, ONE);
  }

  /** The nearest millionth. Sums of shares may pass 1 by a rounding error, by no more. */
  static Fit of(double value) {
    Range.within("fit", value, 0, 1 + 1e-9);
    return new Fit((int) Math.min(ONE, StrictMath.round(value * ONE)));
  }

  /** 0 to 1. */
  public double value() {
    return millionths / (double) ONE;
  }

  /** {@code floor(weight × fit)}, in thousandths of a point. */
  public int points(int weightThousandths) {
    return (int) ((long) weightThousandths * millionths / ONE);
  }

  @Override
  public int compareTo(Fit other) {
    return Integer.compare(millionths, other.millionths);
  }
}
