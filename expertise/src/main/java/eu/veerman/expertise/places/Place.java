package eu.veerman.expertise.places;

/**
 * A city or village of Europe.
 *
 * @param name as GeoNames has it
 * @param countryCode ISO 3166-1 alpha-2
 * @param latitude in degrees, -90 to 90
 * @param longitude in degrees, -180 to 180
 */
public record Place(String name, String countryCode, double latitude, double longitude) {
  /** The mean radius of the earth, by the International Union of Geodesy and Geophysics. */
  private static final double EARTH_RADIUS_KM = 6_371.0088;

  public Place {
    if (!countryCode.matches("[A-Z]{2}")) {
      throw new IllegalArgumentException(
          "country is '" + countryCode + "', must be an ISO 3166-1 code such as NL");
    }
    if (!(latitude >= -90 && latitude <= 90)) {
      throw new IllegalArgumentException("latitude is " + latitude + ", must be -90 to 90");
    }
    if (!(longitude >= -180 && longitude <= 180)) {
      throw new IllegalArgumentException("longitude is " + longitude + ", must be -180 to 180");
    }
  }

  /** The distance to the other place along the great circle, in km, by the haversine formula. */
  public double distanceKm(Place other) {
    return distanceKm(latitude, longitude, other.latitude, other.longitude);
  }

  /** The great-circle distance in km between two points given in degrees. */
  public static double distanceKm(
      double fromLatitude, double fromLongitude, double toLatitude, double toLongitude) {
    double halfNorth = Math.sin(Math.toRadians(toLatitude - fromLatitude) / 2);
    double halfEast = Math.sin(Math.toRadians(toLongitude - fromLongitude) / 2);
    double haversine =
        halfNorth * halfNorth
            + Math.cos(Math.toRadians(fromLatitude))
                * Math.cos(Math.toRadians(toLatitude))
                * halfEast
                * halfEast;
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, haversine)));
  }
}
