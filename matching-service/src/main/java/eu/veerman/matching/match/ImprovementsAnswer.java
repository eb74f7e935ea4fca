package eu.veerman.matching.match;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.veerman.contracts.AssignmentId;
import eu.veerman.contracts.event.ManagerChanged;
import eu.veerman.contracts.manager.Assignment;
import eu.veerman.matching.answer.PairAnswer;
import eu.veerman.matching.manager.EvidenceReference;
import eu.veerman.ranking.DayRate;
import eu.veerman.ranking.Improvement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The contract's {@code Improvements}. */
public record ImprovementsAnswer(
    UUID manager, String model, LocalDate today, int fitting, List<ImprovementAnswer> items) {

  /**
   * One change and what it does.
   *
   * @param from the value now, as a plain value
   * @param to the value after the change
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record ImprovementAnswer(
      String change,
      Optional<String> from,
      Optional<String> to,
      Optional<UUID> assignment,
      Optional<String> role,
      BigDecimal points,
      int raised,
      int opened) {}

  static ImprovementsAnswer of(
      ManagerChanged profile,
      String model,
      LocalDate today,
      ImprovementComputation.Computed computed) {
    Map<AssignmentId, Assignment> assignments =
        profile.profile().assignments().stream()
            .collect(Collectors.toMap(Assignment::id, Function.identity(), (a, b) -> a));
    return new ImprovementsAnswer(
        profile.manager().value(),
        model,
        today,
        computed.fitting(),
        computed.effects().stream().map(effect -> item(effect, assignments)).toList());
  }

  private static ImprovementAnswer item(
      ImprovementComputation.Effect effect, Map<AssignmentId, Assignment> assignments) {
    return switch (effect.change()) {
      case Improvement.CalendarConfirmed it -> plain("confirmCalendar", "", "", effect);
      case Improvement.MoreDays it ->
          plain("moreDays", days(it.from().days()), days(it.to().days()), effect);
      case Improvement.LowerRate it ->
          plain("lowerRate", amount(it.from()), amount(it.to()), effect);
      case Improvement.FurtherTravel it ->
          plain("furtherTravel", it.fromKm() + " km", it.toKm() + " km", effect);
      case Improvement.AssignmentVerified it -> {
        Optional<AssignmentId> id = EvidenceReference.assignmentOf(it.reference());
        yield new ImprovementAnswer(
            "verifyAssignment",
            Optional.empty(),
            Optional.empty(),
            id.map(AssignmentId::value),
            id.flatMap(known -> Optional.ofNullable(assignments.get(known))).map(Assignment::role),
            points(effect),
            effect.raised(),
            effect.opened());
      }
    };
  }

  private static ImprovementAnswer plain(
      String change, String from, String to, ImprovementComputation.Effect effect) {
    return new ImprovementAnswer(
        change,
        Optional.of(from).filter(text -> !text.isEmpty()),
        Optional.of(to).filter(text -> !text.isEmpty()),
        Optional.empty(),
        Optional.empty(),
        points(effect),
        effect.raised(),
        effect.opened());
  }

  private static BigDecimal points(ImprovementComputation.Effect effect) {
    return PairAnswer.points(Math.toIntExact(effect.gainedThousandths()));
  }

  private static String days(double days) {
    return BigDecimal.valueOf(days).stripTrailingZeros().toPlainString();
  }

  private static String amount(DayRate rate) {
    return BigDecimal.valueOf(rate.cents(), 2).stripTrailingZeros().toPlainString()
        + " "
        + rate.currency();
  }
}
