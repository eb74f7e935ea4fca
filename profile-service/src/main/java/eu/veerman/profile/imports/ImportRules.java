package eu.veerman.profile.imports;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.contracts.CountryCode;
import eu.veerman.contracts.LanguageCode;
import eu.veerman.contracts.LanguageSkill;
import eu.veerman.contracts.Level;
import eu.veerman.contracts.TextLanguage;
import eu.veerman.contracts.concept.Decision;
import eu.veerman.contracts.manager.Availability.Period;
import eu.veerman.contracts.manager.Mobility;
import eu.veerman.contracts.request.ClientOrganisation;
import eu.veerman.contracts.request.LanguageDemand;
import eu.veerman.profile.imports.ImportLine.ManagerLine;
import eu.veerman.profile.imports.ImportLine.RequestLine;
import eu.veerman.profile.input.Choices;
import eu.veerman.profile.input.Fields;
import eu.veerman.profile.input.Outcome;
import eu.veerman.profile.manager.ManagerInput;
import eu.veerman.profile.manager.ManagerInput.AssignmentInput;
import eu.veerman.profile.manager.ManagerInput.BaseInput;
import eu.veerman.profile.manager.ManagerInput.Calendar;
import eu.veerman.profile.request.RequestInput;
import eu.veerman.profile.request.RequestInput.PlaceInput;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads documents of other systems. Anything may be missing except the kind, the external id and
 * one text; unknown fields are ignored; what is there must make sense. Nothing is invented for what
 * is missing, with these readings of silence:
 *
 * <ul>
 *   <li>a manager without a name goes by the external id, a request without a title by the
 *       beginning of its text;
 *   <li>an availability that names no days a week means full weeks;
 *   <li>a language without a level is commanded, or asked, at B2: enough to work in;
 *   <li>an assignment that says neither when it began nor ended belongs to no period: what it says
 *       goes to the summary;
 *   <li>an amount without a currency, or a currency without an amount, is no rate.
 * </ul>
 */
public final class ImportRules {
  private static final int MAX_EXTERNAL_ID = 200;
  private static final int MAX_SUMMARY = 20_000;
  private static final double FULL_WEEK = 5;

  private final Function<String, TextLanguage> languageOf;
  private final boolean demo;
  private final Map<String, List<Decision>> decisions;

  private ImportRules(
      Function<String, TextLanguage> languageOf,
      boolean demo,
      Map<String, List<Decision>> decisions) {
    this.languageOf = languageOf;
    this.demo = demo;
    this.decisions = Map.copyOf(decisions);
  }

  /**
   * For what comes from outside.
   *
   * @param languageOf recognises the language of a text whose document does not say it
   */
  public static ImportRules outside(Function<String, TextLanguage> languageOf) {
    return new ImportRules(languageOf, false, Map.of());
  }

  /**
   * For the demo's documents, which also say what otherwise only the server knows.
   *
   * @param decisions what the clients decided, by external id
   */
  public static ImportRules demo(
      Function<String, TextLanguage> languageOf, Map<String, List<Decision>> decisions) {
    return new ImportRules(languageOf, true, decisions);
  }

  /** Reads one document. */
  public Outcome<ImportLine> read(JsonNode document) {
    return Fields.<ImportLine>read(
        document,
        in -> {
          Optional<String> kind =
              in.choice("kind", Map.of("manager", "manager", "request", "request"));
          Optional<String> externalId = in.text("externalId", MAX_EXTERNAL_ID);
          String isA = in.required("kind", kind);
          String id = in.required("externalId", externalId);
          return isA.equals("manager") ? manager(in, id) : request(in, id);
        });
  }

  /** The external id of a document that may otherwise be wrong, for the answer about it. */
  public static Optional<String> externalIdOf(JsonNode document) {
    JsonNode id = document.path("externalId");
    return id.isTextual() && id.textValue().length() <= MAX_EXTERNAL_ID
        ? Optional.of(id.textValue())
        : Optional.empty();
  }

  private ManagerLine manager(Fields in, String externalId) {
    Optional<TextLanguage> language = in.choice("language", Choices.LANGUAGES);
    Optional<String> name = in.text("name", 120);
    String headline = in.text("headline", 300).orElse("");
    String summary = in.text("summary", MAX_SUMMARY).orElse("");
    Optional<BaseInput> base = in.part("base", ImportRules::base).flatMap(Function.identity());
    Mobility mobility = in.part("mobility", ImportRules::mobility).orElse(Mobility.UNSTATED);
    List<LanguageSkill> languages =
        best(
            in.each("languages", 30, ImportRules::languageSkill),
            LanguageSkill::code,
            LanguageSkill::level);
    Optional<Calendar> availability =
        in.part("availability", this::calendar).flatMap(Function.identity());
    List<LooseAssignment> loose = in.each("assignments", 100, this::assignment);
    List<String> skills = in.texts("skills", 300, 200);

    List<AssignmentInput> assignments = new ArrayList<>();
    Map<Integer, LocalDate> verifiedOn = new LinkedHashMap<>();
    StringBuilder undated = new StringBuilder(summary);
    for (LooseAssignment one : loose) {
      Optional<String> role = one.title();
      Optional<YearMonth> from = one.from().or(one::to);
      if (role.isPresent() && from.isPresent()) {
        one.verifiedOn().ifPresent(day -> verifiedOn.put(assignments.size(), day));
        assignments.add(one.dated(role.get(), from.get()));
      } else {
        one.words().forEach(words -> undated.append(undated.isEmpty() ? "" : "\n\n").append(words));
      }
    }
    if (undated.length() > MAX_SUMMARY) {
      in.problem(
          "summary",
          "has "
              + undated.length()
              + " characters together with the assignments without months, must have at most "
              + MAX_SUMMARY);
      undated.setLength(MAX_SUMMARY);
    }
    String text =
        firstFilled(
            Stream.concat(
                Stream.of(undated.toString(), headline),
                Stream.concat(
                    assignments.stream().flatMap(a -> Stream.of(a.text(), a.role())),
                    skills.stream())));
    if (text.isEmpty()) {
      in.problem(
          "summary", "is missing, a manager needs a headline, a summary, an assignment or a skill");
    }
    return new ManagerLine(
        externalId,
        new ManagerInput(
            language.orElseGet(() -> languageOf.apply(text)),
            name.orElse(externalId.substring(0, Math.min(externalId.length(), 120))),
            headline,
            undated.toString(),
            base,
            mobility,
            languages,
            in.money("dayRate", true),
            availability,
            List.copyOf(assignments),
            skills,
            List.of(),
            List.of()),
        verifiedOn);
  }

  private static Optional<BaseInput> base(Fields in) {
    Optional<String> city = in.text("city", 120).map(String::strip);
    Optional<CountryCode> country = country(in);
    return city.isPresent() && country.isPresent()
        ? Optional.of(new BaseInput(city.get(), country.get()))
        : Optional.empty();
  }

  private static Optional<CountryCode> country(Fields in) {
    return in.made("country", code -> new CountryCode(code.toUpperCase(Locale.ROOT)));
  }

  private static Mobility mobility(Fields in) {
    List<CountryCode> countries = new ArrayList<>();
    for (String code : in.texts("countries", 60, 60)) {
      try {
        countries.add(new CountryCode(code.strip().toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        in.problem("countries", String.valueOf(e.getMessage()));
      }
    }
    return new Mobility(
        in.wholeNumber("maxKm", 0, 20_000),
        in.number("remoteShare", 0, 1),
        countries.stream().distinct().toList());
  }

  private static LanguageSkill languageSkill(Fields in) {
    Optional<LanguageCode> code = languageCode(in);
    Optional<Level> level = in.choice("level", Choices.LEVELS);
    return new LanguageSkill(in.required("code", code), level.orElse(Level.B2));
  }

  /** The primary subtag, whatever the region and the case: nl of nl-BE. */
  private static Optional<LanguageCode> languageCode(Fields in) {
    return in.made(
        "code", tag -> new LanguageCode(tag.toLowerCase(Locale.ROOT).split("[-_]", 2)[0]));
  }

  private Optional<Calendar> calendar(Fields in) {
    Optional<LocalDate> from = in.day("from");
    Optional<Double> daysPerWeek = in.number("daysPerWeek", 0, 5);
    List<Period> busy = in.each("busy", 400, ImportRules::busy);
    Optional<LocalDate> confirmedOn = demo ? in.day("confirmedOn") : Optional.empty();
    boolean silent = from.isEmpty() && daysPerWeek.isEmpty() && busy.isEmpty();
    return silent
        ? Optional.empty()
        : Optional.of(new Calendar(from, daysPerWeek.orElse(FULL_WEEK), busy, confirmedOn));
  }

  private static Period busy(Fields in) {
    Optional<LocalDate> from = in.day("from");
    Optional<LocalDate> to = in.day("to");
    LocalDate first = in.required("from", from);
    LocalDate last = in.required("to", to);
    if (last.isBefore(first)) {
      in.problem("to", "is " + last + ", must not be before the period begins on " + first);
      last = first;
    }
    return new Period(first, last, 0);
  }

  private LooseAssignment assignment(Fields in) {
    Optional<YearMonth> from = in.month("from");
    Optional<YearMonth> to = in.month("to");
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      in.problem("to", "is " + to.get() + ", must not be before it begins in " + from.get());
      to = Optional.empty();
    }
    return new LooseAssignment(
        in.text("role", 200),
        in.text("organisation", 200),
        in.text("industry", 200),
        in.wholeNumber("employees", 1, 5_000_000),
        from,
        to,
        in.text("text", 20_000).orElse(""),
        demo ? in.day("verifiedOn") : Optional.empty());
  }

  private record LooseAssignment(
      Optional<String> role,
      Optional<String> organisation,
      Optional<String> industry,
      OptionalInt employees,
      Optional<YearMonth> from,
      Optional<YearMonth> to,
      String text,
      Optional<LocalDate> verifiedOn) {

    /** The role, or what comes nearest to saying it. */
    Optional<String> title() {
      return role.or(() -> organisation).or(() -> industry).or(() -> beginning(text, 200));
    }

    Stream<String> words() {
      return Stream.of(role, organisation, industry, Optional.of(text))
          .flatMap(Optional::stream)
          .filter(words -> !words.isBlank());
    }

    AssignmentInput dated(String title, YearMonth begin) {
      return new AssignmentInput(
          Optional.empty(), title, organisation, false, industry, employees, begin, to, text, "");
    }
  }

  private RequestLine request(Fields in, String externalId) {
    Optional<TextLanguage> language = in.choice("language", Choices.LANGUAGES);
    Optional<String> title = in.text("title", 200);
    ClientOrganisation organisation =
        in.part("organisation", ImportRules::organisation)
            .orElse(
                new ClientOrganisation(Optional.empty(), OptionalInt.empty(), Optional.empty()));
    Optional<String> organisationName =
        demo
            ? in.part("organisation", part -> part.text("name", 200)).flatMap(Function.identity())
            : Optional.empty();
    String text = in.text("text", 40_000).orElse("");
    Optional<PlaceInput> place = in.part("place", ImportRules::place).flatMap(Function.identity());
    Optional<LocalDate> start = in.day("start");
    OptionalInt months = in.wholeNumber("months", 1, 60);
    Optional<Double> daysPerWeek = in.number("daysPerWeek", 0.5, 5);
    List<LanguageDemand> languages =
        best(
            in.each("languages", 20, ImportRules::languageDemand),
            LanguageDemand::code,
            LanguageDemand::minLevel);
    List<String> mustHaves = in.texts("mustHaves", 100, 300);
    List<String> niceToHaves = in.texts("niceToHaves", 100, 300);
    String words =
        firstFilled(
            Stream.concat(
                Stream.of(text, title.orElse("")),
                Stream.concat(mustHaves.stream(), niceToHaves.stream())));
    if (words.isEmpty()) {
      in.problem("text", "is missing, a request needs a text, a title or something it must have");
    }
    return new RequestLine(
        externalId,
        new RequestInput(
            language.orElseGet(() -> languageOf.apply(words)),
            title.or(() -> beginning(words, 120)).orElse(externalId),
            organisation,
            text,
            "",
            place,
            start,
            months,
            daysPerWeek,
            languages,
            in.money("rateMax", true),
            mustHaves,
            niceToHaves,
            Optional.empty(),
            false,
            Optional.empty(),
            decisions.getOrDefault(externalId, List.of())),
        organisationName);
  }

  private static ClientOrganisation organisation(Fields in) {
    return new ClientOrganisation(
        in.text("industry", 200), in.wholeNumber("employees", 1, 5_000_000), country(in));
  }

  private static Optional<PlaceInput> place(Fields in) {
    Optional<String> city = in.text("city", 120).map(String::strip);
    Optional<CountryCode> country = country(in);
    Optional<Double> onsiteShare = in.number("onsiteShare", 0, 1);
    return city.isPresent() && country.isPresent()
        ? Optional.of(new PlaceInput(city.get(), country.get(), onsiteShare))
        : Optional.empty();
  }

  private static LanguageDemand languageDemand(Fields in) {
    Optional<LanguageCode> code = languageCode(in);
    Optional<Level> level = in.choice("minLevel", Choices.LEVELS);
    boolean must = in.flag("must").orElse(false);
    return new LanguageDemand(in.required("code", code), level.orElse(Level.B2), must);
  }

  /** Of several that share a key, the one with the highest level, in the order of the first. */
  private static <T> List<T> best(
      List<T> items, Function<T, Object> key, Function<T, Level> level) {
    Map<Object, T> best = new LinkedHashMap<>();
    for (T item : items) {
      best.merge(
          key.apply(item), item, (a, b) -> level.apply(b).compareTo(level.apply(a)) > 0 ? b : a);
    }
    return List.copyOf(best.values());
  }

  private static String firstFilled(Stream<String> texts) {
    return texts.filter(text -> !text.isBlank()).findFirst().orElse("");
  }

  /** The first words of a text, cut between words, without half a character. */
  static Optional<String> beginning(String text, int max) {
    String line = text.strip().lines().findFirst().map(String::strip).orElse("");
    if (line.length() <= max) {
      return line.isEmpty() ? Optional.empty() : Optional.of(line);
    }
    int space = line.lastIndexOf(' ', max - 1);
    int end = space > max / 2 ? space : max - 1;
    if (Character.isHighSurrogate(line.charAt(end - 1))) {
      end--;
    }
    return Optional.of(line.substring(0, end) + "…");
  }
}
