package eu.veerman.ranking;

/** A place on earth in degrees: latitude -90 to 90, longitude -180 to 180 (WGS 84). */
public record Coordinates(double latitude, double longitude) {
  /** Mean radius of the earth, IUGG (Moritz 2000), in metres. */
  private static final double EARTH_RADIUS_METRES = 6_371_008.8;

  public Coordinates {
    Range.within("latitude", latitude, -90, 90);
    Range.within("longitude", longitude, -180, 180);
  }

  /**
   * The distance over the great circle, in whole metres (haversine formula). {@link StrictMath} and
   * the rounding make it the same on every machine.
   */
  public long metresTo(Coordinates other) {
    double phi = StrictMath.toRadians(latitude);
    double otherPhi = StrictMath.toRadians(other.latitude);
    double halfPhi = StrictMath.sin((otherPhi - phi) / 2);
    double halfLambda = StrictMath.sin(StrictMath.toRadians(other.longitude - longitude) / 2);
    double h =
        halfPhi * halfPhi
            + (StrictMath.cos(phi) * StrictMath.cos(otherPhi)) * (halfLambda * halfLambda);
    return StrictMath.round(
        2 * EARTH_RADIUS_METRES * StrictMath.asin(Math.min(1, StrictMath.sqrt(h))));
  }
}
