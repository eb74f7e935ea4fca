package eu.veerman.matching.service;

import eu.veerman.contracts.Coordinates;
import eu.veerman.contracts.CountryCode;
import eu.veerman.contracts.LanguageCode;
import eu.veerman.contracts.Level;
import eu.veerman.contracts.Money;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.RequestId;
import eu.veerman.contracts.TextLanguage;
import eu.veerman.contracts.concept.ConceptId;
import eu.veerman.contracts.concept.Importance;
import eu.veerman.contracts.concept.Understood;
import eu.veerman.contracts.event.RequestChanged;
import eu.veerman.contracts.request.ClientOrganisation;
import eu.veerman.contracts.request.LanguageDemand;
import eu.veerman.contracts.request.RequestState;
import eu.veerman.contracts.request.Site;
import eu.veerman.contracts.request.TransformationRequest;
import eu.veerman.contracts.request.TransformationRequest.PublicVersion;
import eu.veerman.contracts.request.Weights;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** A request as the log tells of one, said in the domain's words. Published unless said else. */
final class SomeRequest {
  static final String COMPANY = "Fictieve Verzekeringen NV";

  final RequestId id;
  final OrganisationId owner;
  private final String title;
  private RequestState state = RequestState.PUBLISHED;
  private Optional<Site> place = Optional.empty();
  private Optional<LocalDate> start = Optional.empty();
  private OptionalInt months = OptionalInt.empty();
  private Optional<Double> daysPerWeek = Optional.empty();
  private final List<LanguageDemand> languages = new ArrayList<>();
  private Optional<Money> rateMax = Optional.empty();
  private Optional<Weights> weights = Optional.empty();
  private Optional<PublicVersion> publicVersion = Optional.empty();
  private final List<Understood> understood = new ArrayList<>();

  private SomeRequest(String title) {
    this.title = title;
    this.id = new RequestId(named("request " + title));
    this.owner = new OrganisationId(named("company of " + title));
  }

  static SomeRequest titled(String title) {
    return new SomeRequest(title);
  }

  private static UUID named(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  SomeRequest in(RequestState other) {
    state = other;
    return this;
  }

  /** A must that excludes, since a person confirmed it. */
  SomeRequest insistsOn(String concept) {
    return asks(concept, Understood.Status.CONFIRMED, Importance.MUST);
  }

  /** A must that its text tells of, and that excludes nobody. */
  SomeRequest needs(String concept) {
    return asks(concept, Understood.Status.PROPOSED, Importance.MUST);
  }

  SomeRequest wishes(String concept) {
    return asks(concept, Understood.Status.PROPOSED, Importance.WISH);
  }

  private SomeRequest asks(String id, Understood.Status status, Importance importance) {
    ConceptId concept = new ConceptId(id);
    understood.add(
        new Understood(
            concept,
            concept.kind(),
            status,
            Optional.of(importance),
            0.9,
            List.of(
                new Understood.Reading(
                    "text",
                    OptionalInt.empty(),
                    Optional.empty(),
                    0,
                    4,
                    "geheime woorden",
                    false,
                    0.9))));
    return this;
  }

  SomeRequest inLanguage(String language, Level level, boolean must) {
    languages.add(new LanguageDemand(new LanguageCode(language), level, must));
    return this;
  }

  SomeRequest from(LocalDate day, int forMonths, double days) {
    start = Optional.of(day);
    months = OptionalInt.of(forMonths);
    daysPerWeek = Optional.of(days);
    return this;
  }

  SomeRequest at(double latitude, double longitude, String country, double onsiteShare) {
    place =
        Optional.of(
            new Site(
                "Geheimstad",
                new CountryCode(country),
                Optional.of(onsiteShare),
                Optional.of(new Coordinates(latitude, longitude))));
    return this;
  }

  SomeRequest paysAtMost(String euros) {
    rateMax = Optional.of(new Money(new BigDecimal(euros), "EUR"));
    return this;
  }

  SomeRequest weighs(Weights other) {
    weights = Optional.of(other);
    return this;
  }

  SomeRequest confidentialAs(String publicTitle) {
    publicVersion = Optional.of(new PublicVersion(publicTitle, "Wat iedereen mag weten."));
    return this;
  }

  RequestChanged event() {
    return new RequestChanged(
        id,
        owner,
        COMPANY,
        state,
        1,
        new TransformationRequest(
            TextLanguage.NL,
            title,
            new ClientOrganisation(
                Optional.of("verzekeringen"),
                OptionalInt.of(4_321),
                Optional.of(new CountryCode("NL"))),
            "De geheime woorden van de opdracht.",
            "",
            place,
            start,
            months,
            daysPerWeek,
            languages,
            rateMax,
            List.of(),
            List.of(),
            weights,
            publicVersion.isPresent(),
            publicVersion),
        understood,
        "2026.1");
  }
}
