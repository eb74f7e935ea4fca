package eu.veerman.platform.tokens;

/** What came of checking a token. */
public sealed interface Verification {
  /** The token is genuine and in force. */
  record Verified(Viewer viewer) implements Verification {}

  /**
   * The token does not count.
   *
   * @param reason a sentence for whoever sent it
   */
  record Refused(String reason) implements Verification {}
}
