package eu.veerman.ranking;

/**
 * The weight of each criterion, in whole thousandths of a point. Together they are exactly 100,000
 * thousandths, so that the best possible score is 100 points.
 */
public record Weights(
    int situation,
    int function,
    int expertise,
    int industry,
    int availability,
    int rate,
    int place) {
  /** What the weights of a request add up to: 100 points in thousandths. */
  public static final int TOTAL_THOUSANDTHS = 100_000;

  public Weights {
    Range.within("weight of situation", situation, 0, TOTAL_THOUSANDTHS);
    Range.within("weight of function", function, 0, TOTAL_THOUSANDTHS);
    Range.within("weight of expertise", expertise, 0, TOTAL_THOUSANDTHS);
    Range.within("weight of industry", industry, 0, TOTAL_THOUSANDTHS);
    Range.within("weight of availability", availability, 0, TOTAL_THOUSANDTHS);
    Range.within("weight of rate", rate, 0, TOTAL_THOUSANDTHS);
    Range.within("weight of place", place, 0, TOTAL_THOUSANDTHS);
    int total = situation + function + expertise + industry + availability + rate + place;
    if (total != TOTAL_THOUSANDTHS) {
      throw new IllegalArgumentException(
          "weights add up to " + total + " thousandths, must be " + TOTAL_THOUSANDTHS);
    }
  }

  /** The weight of a criterion, in thousandths. */
  public int of(Criterion criterion) {
    return switch (criterion) {
      case SITUATION -> situation;
      case FUNCTION -> function;
      case EXPERTISE -> expertise;
      case INDUSTRY -> industry;
      case AVAILABILITY -> availability;
      case RATE -> rate;
      case PLACE -> place;
    };
  }
}
