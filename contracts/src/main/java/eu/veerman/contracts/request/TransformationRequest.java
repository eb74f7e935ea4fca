package eu.veerman.contracts.request;

import eu.veerman.contracts.Limits;
import eu.veerman.contracts.Money;
import eu.veerman.contracts.TextLanguage;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an organisation has to get through, and whom it seeks for it.
 *
 * @param months duration, 1 to 60
 * @param daysPerWeek 0.5 to 5
 * @param mustHaves in the organisation's words; they weigh double, but only confirmed concepts
 *     exclude
 * @param publicVersion all that others ever see of a confidential request
 */
public record TransformationRequest(
    TextLanguage language,
    String title,
    ClientOrganisation organisation,
    String text,
    String whyNow,
    Optional<Site> place,
    Optional<LocalDate> start,
    OptionalInt months,
    Optional<Double> daysPerWeek,
    List<LanguageDemand> languages,
    Optional<Money> rateMax,
    List<String> mustHaves,
    List<String> niceToHaves,
    Optional<Weights> weights,
    boolean confidential,
    Optional<PublicVersion> publicVersion) {
  public TransformationRequest {
    Limits.filled("title", title, 200);
    Limits.text("text", text, 40_000);
    Limits.text("whyNow", whyNow, 4_000);
    months.ifPresent(count -> Limits.between("months", count, 1, 60));
    daysPerWeek.ifPresent(days -> Limits.between("daysPerWeek", days, 0.5, 5.0));
    languages = Limits.list("languages", languages, 20);
    mustHaves = Limits.list("mustHaves", mustHaves, 100);
    niceToHaves = Limits.list("niceToHaves", niceToHaves, 100);
  }

  /** Approved by the owner for everybody's eyes. */
  public record PublicVersion(String title, String text) {
    public PublicVersion {
      Limits.filled("title", title, 200);
      Limits.filled("text", text, 40_000);
    }
  }
}
