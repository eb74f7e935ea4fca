package eu.veerman.profile.request;

import eu.veerman.contracts.CountryCode;
import eu.veerman.contracts.LanguageCode;
import eu.veerman.contracts.Level;
import eu.veerman.contracts.Money;
import eu.veerman.contracts.TextLanguage;
import eu.veerman.contracts.concept.Decision;
import eu.veerman.contracts.request.ClientOrganisation;
import eu.veerman.contracts.request.LanguageDemand;
import eu.veerman.contracts.request.TransformationRequest.PublicVersion;
import eu.veerman.contracts.request.Weights;
import eu.veerman.profile.input.Choices;
import eu.veerman.profile.input.Fields;
import eu.veerman.profile.understanding.DecisionInput;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** A request as somebody sends it: without what the server owns. */
public record RequestInput(
    TextLanguage language,
    String title,
    ClientOrganisation organisation,
    String text,
    String whyNow,
    Optional<PlaceInput> place,
    Optional<LocalDate> start,
    OptionalInt months,
    Optional<Double> daysPerWeek,
    List<LanguageDemand> languages,
    Optional<Money> rateMax,
    List<String> mustHaves,
    List<String> niceToHaves,
    Optional<Weights> weights,
    boolean confidential,
    Optional<PublicVersion> publicVersion,
    List<Decision> decisions) {
  static final int MAX_LANGUAGES = 20;
  static final int MAX_HAVES = 100;

  /** Where the work is, not yet found on the map. */
  public record PlaceInput(String city, CountryCode country, Optional<Double> onsiteShare) {}

  /** Reads the contract's RequestInput; an unknown field is a problem. */
  public static RequestInput read(Fields in) {
    Optional<TextLanguage> language = in.choice("language", Choices.LANGUAGES);
    Optional<String> title = in.text("title", 200);
    ClientOrganisation organisation =
        in.part("organisation", RequestInput::readOrganisation)
            .orElse(
                new ClientOrganisation(Optional.empty(), OptionalInt.empty(), Optional.empty()));
    String text = in.text("text", 40_000).orElse("");
    String whyNow = in.text("whyNow", 4_000).orElse("");
    Optional<PlaceInput> place = in.part("place", RequestInput::readPlace);
    Optional<LocalDate> start = in.day("start");
    OptionalInt months = in.wholeNumber("months", 1, 60);
    Optional<Double> daysPerWeek = in.number("daysPerWeek", 0.5, 5);
    daysPerWeek
        .filter(days -> days * 2 != Math.rint(days * 2))
        .ifPresent(days -> in.problem("daysPerWeek", "is " + days + ", must be in halves"));
    List<LanguageDemand> languages =
        in.each("languages", MAX_LANGUAGES, RequestInput::readLanguage);
    Optional<Money> rateMax = in.money("rateMax", false);
    List<String> mustHaves = in.texts("mustHaves", MAX_HAVES, 300);
    List<String> niceToHaves = in.texts("niceToHaves", MAX_HAVES, 300);
    List<Decision> decisions = DecisionInput.read(in);
    Optional<Weights> weights =
        in.part("weights", part -> readWeights(in, part)).orElse(Optional.empty());
    boolean confidential = in.flag("confidential").orElse(false);
    Optional<PublicVersion> publicVersion = in.part("publicVersion", RequestInput::readPublic);
    in.nothingElse();
    if (languages.stream().map(LanguageDemand::code).distinct().count() < languages.size()) {
      in.problem("languages", "asks a language twice, must ask each once");
    }
    return new RequestInput(
        in.required("language", language),
        in.required("title", title),
        organisation,
        text,
        whyNow,
        place,
        start,
        months,
        daysPerWeek,
        languages,
        rateMax,
        mustHaves,
        niceToHaves,
        weights,
        confidential,
        publicVersion,
        decisions);
  }

  private static ClientOrganisation readOrganisation(Fields in) {
    ClientOrganisation organisation =
        new ClientOrganisation(
            in.text("industry", 200),
            in.wholeNumber("employees", 1, 5_000_000),
            in.made("country", CountryCode::new));
    in.nothingElse();
    return organisation;
  }

  private static PlaceInput readPlace(Fields in) {
    Optional<String> city = in.text("city", 120);
    Optional<CountryCode> country = in.made("country", CountryCode::new);
    Optional<Double> onsiteShare = in.number("onsiteShare", 0, 1);
    in.nothingElse();
    return new PlaceInput(in.required("city", city), in.required("country", country), onsiteShare);
  }

  private static LanguageDemand readLanguage(Fields in) {
    Optional<LanguageCode> code = in.made("code", LanguageCode::new);
    Optional<Level> level = in.choice("minLevel", Choices.LEVELS);
    boolean must = in.flag("must").orElse(false);
    in.nothingElse();
    return new LanguageDemand(in.required("code", code), in.required("minLevel", level), must);
  }

  private static Optional<Weights> readWeights(Fields document, Fields in) {
    int[] weights =
        Stream.of("situation", "function", "expertise", "industry", "availability", "rate", "place")
            .mapToInt(name -> readWeight(in, name))
            .toArray();
    in.nothingElse();
    try {
      return Optional.of(
          new Weights(
              weights[0], weights[1], weights[2], weights[3], weights[4], weights[5], weights[6]));
    } catch (IllegalArgumentException e) {
      document.problem("weights", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static int readWeight(Fields in, String name) {
    OptionalInt weight = in.wholeNumber(name, 0, Weights.SUM);
    return in.required(
        name, weight.isPresent() ? Optional.of(weight.getAsInt()) : Optional.empty());
  }

  private static PublicVersion readPublic(Fields in) {
    Optional<String> title = in.text("title", 200);
    Optional<String> text = in.text("text", 40_000);
    in.nothingElse();
    return new PublicVersion(in.required("title", title), in.required("text", text));
  }
}
