package eu.veerman.platform.backup;

/** A backup that cannot be made or brought back, in a sentence for whoever asked. */
public final class BackupTrouble extends RuntimeException {
  private static final long serialVersionUID = 1;

  public BackupTrouble(String sentence) {
    super(sentence);
  }

  BackupTrouble(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
