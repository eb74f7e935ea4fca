package eu.veerman.profile.request;

import eu.veerman.contracts.CountryCode;
import eu.veerman.contracts.Money;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.RequestId;
import eu.veerman.contracts.TextLanguage;
import eu.veerman.contracts.concept.Decision;
import eu.veerman.contracts.concept.Understood;
import eu.veerman.contracts.request.LanguageDemand;
import eu.veerman.contracts.request.RequestState;
import eu.veerman.contracts.request.TransformationRequest;
import eu.veerman.contracts.request.TransformationRequest.PublicVersion;
import eu.veerman.contracts.request.Weights;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A request as its viewer may see it; the contract's Request. */
public record RequestView(
    RequestId id,
    long version,
    RequestState state,
    Optional<String> closedReason,
    boolean owned,
    Instant changedAt,
    Optional<OrganisationView> organisation,
    TextLanguage language,
    String title,
    String text,
    Optional<String> whyNow,
    Optional<PlaceView> place,
    Optional<LocalDate> start,
    OptionalInt months,
    Optional<Double> daysPerWeek,
    Optional<List<LanguageDemand>> languages,
    Optional<Money> rateMax,
    Optional<List<String>> mustHaves,
    Optional<List<String>> niceToHaves,
    Optional<List<Decision>> decisions,
    Optional<Weights> weights,
    boolean confidential,
    Optional<PublicVersion> publicVersion,
    List<Understood> understood) {

  /** Who seeks. */
  public record OrganisationView(
      OrganisationId id,
      String name,
      Optional<String> industry,
      OptionalInt employees,
      Optional<CountryCode> country) {}

  /** Where the work is. */
  public record PlaceView(
      String city, CountryCode country, Optional<Double> onsiteShare, boolean found) {}

  /** The whole, for those who may edit it. */
  public static RequestView whole(Request request) {
    TransformationRequest document = request.document();
    return open(
        request,
        true,
        request.closedReason(),
        document.rateMax(),
        Optional.of(request.decisions()),
        document.weights(),
        document.publicVersion(),
        request.understood());
  }

  /**
   * What others see of a published request. The ceiling of the rate, the weights and what was
   * decided stay with the owner; of a confidential request nothing is shown but its public version.
   */
  public static RequestView published(Request request) {
    if (!request.document().confidential()) {
      return open(
          request,
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          request.understood().stream()
              .filter(concept -> concept.status() != Understood.Status.REMOVED)
              .toList());
    }
    PublicVersion shown =
        request
            .document()
            .publicVersion()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "request "
                            + request.id()
                            + " is published and confidential, must have a public version"));
    return new RequestView(
        request.id(),
        request.version(),
        request.state(),
        Optional.empty(),
        false,
        request.changedAt(),
        Optional.empty(),
        request.document().language(),
        shown.title(),
        shown.text(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        Optional.empty(),
        List.of());
  }

  private static RequestView open(
      Request request,
      boolean owned,
      Optional<String> closedReason,
      Optional<Money> rateMax,
      Optional<List<Decision>> decisions,
      Optional<Weights> weights,
      Optional<PublicVersion> publicVersion,
      List<Understood> understood) {
    TransformationRequest document = request.document();
    return new RequestView(
        request.id(),
        request.version(),
        request.state(),
        closedReason,
        owned,
        request.changedAt(),
        Optional.of(
            new OrganisationView(
                request.owner(),
                request.ownerName(),
                document.organisation().industry(),
                document.organisation().employees(),
                document.organisation().country())),
        document.language(),
        document.title(),
        document.text(),
        Optional.of(document.whyNow()),
        document
            .place()
            .map(
                site ->
                    new PlaceView(
                        site.city(),
                        site.country(),
                        site.onsiteShare(),
                        site.coordinates().isPresent())),
        document.start(),
        document.months(),
        document.daysPerWeek(),
        Optional.of(document.languages()),
        rateMax,
        Optional.of(document.mustHaves()),
        Optional.of(document.niceToHaves()),
        decisions,
        weights,
        document.confidential(),
        publicVersion,
        understood);
  }

  /** One line of a list; the contract's RequestSummary. */
  public record Line(
      RequestId id,
      long version,
      RequestState state,
      String title,
      String organisation,
      TextLanguage language,
      Optional<String> city,
      Optional<LocalDate> start,
      OptionalInt months,
      Optional<Double> daysPerWeek,
      Instant changedAt) {}
}
