package eu.veerman.contracts.request;

/**
 * What each criterion can earn, in whole thousandths of a point: none negative, together 100,000.
 */
public record Weights(
    int situation,
    int function,
    int expertise,
    int industry,
    int availability,
    int rate,
    int place) {
  public static final int SUM = 100_000;

  public Weights {
    int sum = 0;
    for (int weight :
        new int[] {situation, function, expertise, industry, availability, rate, place}) {
      if (weight < 0 || weight > SUM) {
        throw new IllegalArgumentException("a weight is " + weight + ", must be 0 to " + SUM);
      }
      sum += weight;
    }
    if (sum != SUM) {
      throw new IllegalArgumentException("weights add up to " + sum + ", must add up to " + SUM);
    }
  }
}
