package eu.veerman.profile.input;

import java.util.List;
import java.util.function.Function;

/** A value that could be made of what somebody sent, or everything that stood in the way. */
public sealed interface Outcome<T> {
  /** It could be made. */
  record Good<T>(T value) implements Outcome<T> {}

  /** It could not; at least one problem. */
  record Bad<T>(List<FieldProblem> problems) implements Outcome<T> {
    public Bad {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("problems is empty, must name at least one");
      }
    }
  }

  static <T> Outcome<T> good(T value) {
    return new Good<>(value);
  }

  static <T> Outcome<T> bad(String pointer, String message) {
    return new Bad<>(List.of(new FieldProblem(pointer, message)));
  }

  /** The next step, where this one went well. */
  default <U> Outcome<U> then(Function<? super T, Outcome<U>> step) {
    return switch (this) {
      case Good<T> good -> step.apply(good.value());
      case Bad<T> bad -> new Bad<>(bad.problems());
    };
  }
}
