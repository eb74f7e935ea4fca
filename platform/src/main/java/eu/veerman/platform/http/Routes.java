package eu.veerman.platform.http;

/** A feature's operations. */
public interface Routes {
  /** Adds each operation under its id in the contract. */
  void addTo(Operations operations);
}
