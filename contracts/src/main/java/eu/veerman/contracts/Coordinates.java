package eu.veerman.contracts;

/** A place on earth in degrees: latitude -90 to 90, longitude -180 to 180 (WGS 84). */
public record Coordinates(double latitude, double longitude) {
  public Coordinates {
    Limits.between("latitude", latitude, -90, 90);
    Limits.between("longitude", longitude, -180, 180);
  }
}
