package eu.veerman.embedded;

/** How much a server's data is worth. */
public enum Durability {
  /** Data survives a crash of the machine: every commit reaches the disk. */
  KEPT,
  /** Data of a test run: nothing waits for the disk, and a crash of the machine may lose it all. */
  THROWN_AWAY
}
