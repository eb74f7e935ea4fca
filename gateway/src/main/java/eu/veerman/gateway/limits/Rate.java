package eu.veerman.gateway.limits;

/**
 * How much one caller may ask.
 *
 * @param perSecond lasting requests a second, above 0 up to 100,000
 * @param burst how many at once after a pause, 1 to 1,000,000
 */
public record Rate(double perSecond, int burst) {
  public Rate {
    if (!(perSecond > 0 && perSecond <= 100_000)) {
      throw new IllegalArgumentException(
          "perSecond is " + perSecond + ", must be above 0 and at most 100000");
    }
    if (burst < 1 || burst > 1_000_000) {
      throw new IllegalArgumentException("burst is " + burst + ", must be 1 to 1000000");
    }
  }
}
