package eu.veerman.expertise.cue;

import java.util.List;

/** The cues' data has mistakes; the message tells all of them with their places. */
public final class InvalidCuesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  InvalidCuesException(List<String> problems) {
    super(problems.size() + " problems in the cues:\n" + String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** Everything that is wrong, each with its place. */
  public List<String> problems() {
    return problems;
  }
}
