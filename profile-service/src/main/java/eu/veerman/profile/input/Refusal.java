package eu.veerman.profile.input;

import eu.veerman.platform.http.Problem;
import eu.veerman.platform.http.Problem.FieldError;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** Turns what the rules found into the problem that is answered. */
public final class Refusal {
  private Refusal() {}

  /** 400, naming each field. */
  public static Problem of(List<FieldProblem> problems) {
    return Problem.invalid(errors(problems));
  }

  /** 422: the document is valid, but not complete enough for the state it is to be in. */
  public static Problem incomplete(List<FieldProblem> problems) {
    return new Problem(
        "incomplete",
        422,
        "The document is not complete enough to be published",
        "Add what is listed under errors, or keep the document a draft.",
        errors(problems),
        Map.of());
  }

  /** The value, or the problem as a failure. */
  public static <T> Future<T> orFail(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Good<T> good -> Future.succeededFuture(good.value());
      case Outcome.Bad<T> bad -> of(bad.problems()).asFailure();
    };
  }

  private static List<FieldError> errors(List<FieldProblem> problems) {
    return problems.stream().map(p -> new FieldError(p.pointer(), p.message())).toList();
  }
}
