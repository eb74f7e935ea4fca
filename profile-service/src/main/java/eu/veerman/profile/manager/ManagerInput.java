package eu.veerman.profile.manager;

import eu.veerman.contracts.AssignmentId;
import eu.veerman.contracts.CountryCode;
import eu.veerman.contracts.LanguageCode;
import eu.veerman.contracts.LanguageSkill;
import eu.veerman.contracts.Level;
import eu.veerman.contracts.Money;
import eu.veerman.contracts.TextLanguage;
import eu.veerman.contracts.concept.Decision;
import eu.veerman.contracts.manager.Availability.Period;
import eu.veerman.contracts.manager.Mobility;
import eu.veerman.contracts.manager.Reference;
import eu.veerman.profile.input.Choices;
import eu.veerman.profile.input.Fields;
import eu.veerman.profile.understanding.DecisionInput;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** A profile as somebody sends it: without what the server owns. */
public record ManagerInput(
    TextLanguage language,
    String name,
    String headline,
    String summary,
    Optional<BaseInput> base,
    Mobility mobility,
    List<LanguageSkill> languages,
    Optional<Money> dayRate,
    Optional<Calendar> availability,
    List<AssignmentInput> assignments,
    List<String> skills,
    List<Reference> references,
    List<Decision> decisions) {
  static final int MAX_ASSIGNMENTS = 100;
  static final int MAX_SKILLS = 300;
  static final int MAX_LANGUAGES = 30;
  static final int MAX_REFERENCES = 30;
  static final int MAX_PERIODS = 400;
  static final int MAX_COUNTRIES = 60;

  /** Where somebody lives or works from, not yet found on the map. */
  public record BaseInput(String city, CountryCode country) {}

  /**
   * A calendar of capacity.
   *
   * @param confirmedOn empty: on the day it is sent
   */
  public record Calendar(
      Optional<LocalDate> from,
      double daysPerWeek,
      List<Period> periods,
      Optional<LocalDate> confirmedOn) {}

  /**
   * An engagement.
   *
   * @param id of one that is in the profile already
   */
  public record AssignmentInput(
      Optional<AssignmentId> id,
      String role,
      Optional<String> organisation,
      boolean confidential,
      Optional<String> industry,
      OptionalInt employees,
      YearMonth from,
      Optional<YearMonth> to,
      String text,
      String outcome) {}

  /** Reads the contract's ManagerInput; an unknown field is a problem. */
  public static ManagerInput read(Fields in) {
    Optional<TextLanguage> language = in.choice("language", Choices.LANGUAGES);
    Optional<String> name = in.text("name", 120);
    boolean headlineGiven = in.has("headline");
    Optional<String> headline = in.text("headline", 300);
    String summary = in.text("summary", 20_000).orElse("");
    Optional<BaseInput> base = in.part("base", ManagerInput::readBase);
    Mobility mobility = in.part("mobility", ManagerInput::readMobility).orElse(Mobility.UNSTATED);
    List<LanguageSkill> languages = in.each("languages", MAX_LANGUAGES, ManagerInput::readLanguage);
    Optional<Money> dayRate = in.money("dayRate", false);
    Optional<Calendar> availability = in.part("availability", ManagerInput::readCalendar);
    List<AssignmentInput> assignments =
        in.each("assignments", MAX_ASSIGNMENTS, ManagerInput::readAssignment);
    List<String> skills = in.texts("skills", MAX_SKILLS, 200);
    List<Reference> references = in.each("references", MAX_REFERENCES, ManagerInput::readReference);
    List<Decision> decisions = DecisionInput.read(in);
    in.nothingElse();
    if (languages.stream().map(LanguageSkill::code).distinct().count() < languages.size()) {
      in.problem("languages", "names a language twice, must name each once");
    }
    return new ManagerInput(
        in.required("language", language),
        in.required("name", name),
        headlineGiven ? headline.orElse("") : in.required("headline", headline),
        summary,
        base,
        mobility,
        languages,
        dayRate,
        availability,
        assignments,
        skills,
        references,
        decisions);
  }

  private static BaseInput readBase(Fields in) {
    Optional<String> city = in.text("city", 120);
    Optional<CountryCode> country = in.made("country", CountryCode::new);
    in.nothingElse();
    return new BaseInput(in.required("city", city), in.required("country", country));
  }

  private static Mobility readMobility(Fields in) {
    Mobility mobility =
        new Mobility(
            in.wholeNumber("maxKm", 0, 20_000),
            in.number("remoteShare", 0, 1),
            in.texts("countries", MAX_COUNTRIES, 2).stream()
                .map(
                    code -> {
                      try {
                        return Optional.of(new CountryCode(code));
                      } catch (IllegalArgumentException e) {
                        in.problem("countries", String.valueOf(e.getMessage()));
                        return Optional.<CountryCode>empty();
                      }
                    })
                .flatMap(Optional::stream)
                .distinct()
                .toList());
    in.nothingElse();
    return mobility;
  }

  private static LanguageSkill readLanguage(Fields in) {
    Optional<LanguageCode> code = in.made("code", LanguageCode::new);
    Optional<Level> level = in.choice("level", Choices.LEVELS);
    in.nothingElse();
    return new LanguageSkill(in.required("code", code), in.required("level", level));
  }

  /** Reads the contract's AvailabilityInput. */
  static Calendar readCalendar(Fields in) {
    Optional<LocalDate> from = in.day("from");
    Optional<Double> days = halves(in, "daysPerWeek", 0);
    List<Period> periods = in.each("periods", MAX_PERIODS, ManagerInput::readPeriod);
    in.nothingElse();
    return new Calendar(from, in.required("daysPerWeek", days), periods, Optional.empty());
  }

  private static Period readPeriod(Fields in) {
    Optional<LocalDate> from = in.day("from");
    Optional<LocalDate> to = in.day("to");
    Optional<Double> days = halves(in, "daysPerWeek", 0);
    in.nothingElse();
    LocalDate first = in.required("from", from);
    LocalDate last = in.required("to", to);
    if (last.isBefore(first)) {
      in.problem("to", "is " + last + ", must not be before the period begins on " + first);
      last = first;
    }
    return new Period(first, last, in.required("daysPerWeek", days));
  }

  private static Optional<Double> halves(Fields in, String name, double min) {
    Optional<Double> days = in.number(name, min, 5);
    days.filter(value -> value * 2 != Math.rint(value * 2))
        .ifPresent(value -> in.problem(name, "is " + value + ", must be in halves"));
    return days;
  }

  private static AssignmentInput readAssignment(Fields in) {
    Optional<UUID> id = in.uuid("id");
    Optional<String> role = in.text("role", 200);
    Optional<String> organisation = in.text("organisation", 200);
    boolean confidential = in.flag("confidential").orElse(false);
    Optional<String> industry = in.text("industry", 200);
    OptionalInt employees = in.wholeNumber("employees", 1, 5_000_000);
    Optional<YearMonth> from = in.month("from");
    Optional<YearMonth> to = in.month("to");
    String text = in.text("text", 20_000).orElse("");
    String outcome = in.text("outcome", 4_000).orElse("");
    in.nothingElse();
    YearMonth first = in.required("from", from);
    if (to.isPresent() && to.get().isBefore(first)) {
      in.problem("to", "is " + to.get() + ", must not be before it begins in " + first);
      to = Optional.empty();
    }
    return new AssignmentInput(
        id.map(AssignmentId::new),
        in.required("role", role),
        organisation,
        confidential,
        industry,
        employees,
        first,
        to,
        text,
        outcome);
  }

  private static Reference readReference(Fields in) {
    Optional<String> name = in.text("name", 120);
    String relation = in.text("relation", 200).orElse("");
    String text = in.text("text", 4_000).orElse("");
    in.nothingElse();
    return new Reference(in.required("name", name), relation, text);
  }
}
