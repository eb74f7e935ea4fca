package eu.veerman.ranking;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Everything one judgement depends on; nothing else may be looked at. */
record Pairing(
    RequestInput request,
    CandidateInput candidate,
    Model model,
    Relatedness relatedness,
    LocalDate today) {
  int weightOf(Criterion criterion) {
    return request.weights().of(criterion);
  }

  /** When the work can still happen, {@code null} when the request does not say. */
  @Nullable Term term() {
    Term term = request.term();
    return term == null ? null : term.asOf(today);
  }

  /** The term as a period, {@code null} when the request does not say how long it is. */
  @Nullable Period period() {
    Term term = term();
    return term == null ? null : term.period();
  }
}
