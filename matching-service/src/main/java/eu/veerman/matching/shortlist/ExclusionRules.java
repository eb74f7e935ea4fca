package eu.veerman.matching.shortlist;

import eu.veerman.matching.shortlist.ExclusionAnswer.RelaxedAnswer;
import eu.veerman.ranking.Constraint;
import eu.veerman.ranking.ConstraintKind;
import eu.veerman.ranking.Relaxation;
import eu.veerman.ranking.Tally;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What each constraint of a request costs in a population, as the contract says it. */
final class ExclusionRules {
  private ExclusionRules() {}

  static List<ExclusionAnswer> answer(List<Tally.Cost> costs) {
    return costs.stream().map(ExclusionRules::answer).toList();
  }

  private static ExclusionAnswer answer(Tally.Cost cost) {
    Constraint constraint = cost.constraint();
    return new ExclusionAnswer(
        constraint.kind().name().toLowerCase(Locale.ROOT),
        subject(constraint, ConstraintKind.CONCEPT),
        subject(constraint, ConstraintKind.LANGUAGE),
        cost.count(),
        cost.onlyThis(),
        cost.relaxed().map(relaxed -> limitNow(relaxed.step())),
        cost.relaxed()
            .map(relaxed -> new RelaxedAnswer(limitAfter(relaxed.step()), relaxed.adds())));
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
