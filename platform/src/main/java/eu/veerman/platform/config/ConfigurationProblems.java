package eu.veerman.platform.config;

import java.util.List;

/** Everything that is wrong with a configuration, told at once. */
public final class ConfigurationProblems extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  ConfigurationProblems(List<String> problems) {
    super(
        "The configuration has "
            + problems.size()
            + (problems.size() == 1 ? " problem" : " problems")
            + ":\n  - "
            + String.join("\n  - ", problems));
    this.problems = List.copyOf(problems);
  }

  /** One sentence per problem, each beginning with the key it is about. */
  public List<String> problems() {
    return problems;
  }
}
