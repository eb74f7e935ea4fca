package eu.veerman.expertise.taxonomy;

import java.util.List;

/** The taxonomy's data contradict themselves: a mistake in the build, never of a user. */
public final class InvalidTaxonomyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  InvalidTaxonomyException(List<String> problems) {
    super(problems.size() + " problems in the taxonomy:\n" + String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** Everything that is wrong, each with its place. */
  public List<String> problems() {
    return problems;
  }
}
