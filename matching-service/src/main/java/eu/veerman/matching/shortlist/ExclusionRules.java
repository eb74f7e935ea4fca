package eu.veerman.matching.shortlist;

import eu.veerman.matching.shortlist.ExclusionAnswer.RelaxedAnswer;
import eu.veerman.ranking.Admission;
import eu.veerman.ranking.CandidateInput;
import eu.veerman.ranking.Constraint;
import eu.veerman.ranking.ConstraintKind;
import eu.veerman.ranking.Exclusion;
import eu.veerman.ranking.Model;
import eu.veerman.ranking.Ranking;
import eu.veerman.ranking.Relatedness;
import eu.veerman.ranking.Relaxation;
import eu.veerman.ranking.RequestInput;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What each constraint of a request costs in a population, and what one step less would add. */
public final class ExclusionRules {
  private final Model model;
  private final Relatedness relatedness;
  private final LocalDate today;

  public ExclusionRules(Model model, Relatedness relatedness, LocalDate today) {
    this.model = model;
    this.relatedness = relatedness;
    this.today = today;
  }

  /**
   * @param excluded those of the population that some constraint excludes, with how
   */
  public List<ExclusionAnswer> answer(
      RequestInput request, Map<CandidateInput, Admission> excluded) {
    Map<Constraint, Exclusion<Constraint>> tally = new TreeMap<>();
    Exclusion.perConstraint(excluded.values())
        .forEach(exclusion -> tally.put(exclusion.constraint(), exclusion));
    Map<Constraint, Relaxation> relaxations = new TreeMap<>();
    Relaxation.of(request, model, today).forEach(step -> relaxations.put(step.constraint(), step));
    List<ExclusionAnswer> answers = new ArrayList<>();
    tally.forEach(
        (constraint, exclusion) -> {
          Optional<Relaxation> step = Optional.ofNullable(relaxations.get(constraint));
          answers.add(
              new ExclusionAnswer(
                  constraint.kind().name().toLowerCase(Locale.ROOT),
                  subject(constraint, ConstraintKind.CONCEPT),
                  subject(constraint, ConstraintKind.LANGUAGE),
                  exclusion.count(),
                  exclusion.onlyThis(),
                  step.map(ExclusionRules::limitNow),
                  step.map(s -> new RelaxedAnswer(limitAfter(s), adds(s, request, excluded)))));
        });
    return answers;
  }

  /**
   * Everybody is asked again, since one step may lift two constraints: less work on site those of
   * country and travel, a later start that of the period.
   */
  private int adds(Relaxation step, RequestInput request, Map<CandidateInput, Admission> excluded) {
    RequestInput relaxed = step.applyTo(request);
    int adds = 0;
    for (CandidateInput candidate : excluded.keySet()) {
      if (!Ranking.admit(relaxed, candidate, model, relatedness, today).excluded()) {
        adds++;
      }
    }
    return adds;
  }

  private static Optional<String> subject(Constraint constraint, ConstraintKind kind) {
    return constraint.kind() == kind ? Optional.ofNullable(constraint.subject()) : Optional.empty();
  }

  private static String limitNow(Relaxation step) {
    return switch (step) {
      case Relaxation.LanguageLevel it -> it.from().name();
      case Relaxation.LanguageAsWish it -> "A1";
      case Relaxation.ConceptAsWish it -> "must";
      case Relaxation.LaterStart it -> it.limitNow().toString();
      case Relaxation.EarlierEnd it -> it.from().toString();
      case Relaxation.FewerDays it -> days(it.limitNow().days());
      case Relaxation.HigherRate it -> amount(it.limitNowCents(), it.from().currency());
      case Relaxation.LessOnsite it -> share(it.from());
    };
  }

  private static String limitAfter(Relaxation step) {
    return switch (step) {
      case Relaxation.LanguageLevel it -> it.to().name();
      case Relaxation.LanguageAsWish it -> "wish";
      case Relaxation.ConceptAsWish it -> "wish";
      case Relaxation.LaterStart it -> it.limit().toString();
      case Relaxation.EarlierEnd it -> it.to().toString();
      case Relaxation.FewerDays it -> days(it.limit().days());
      case Relaxation.HigherRate it -> amount(it.limitCents(), it.to().currency());
      case Relaxation.LessOnsite it -> share(it.to());
    };
  }

  private static String days(double days) {
    return BigDecimal.valueOf(days).stripTrailingZeros().toPlainString();
  }

  private static String amount(long cents, String currency) {
    return BigDecimal.valueOf(cents, 2).stripTrailingZeros().toPlainString() + " " + currency;
  }

  private static String share(double share) {
    return BigDecimal.valueOf(share).stripTrailingZeros().toPlainString();
  }
}
