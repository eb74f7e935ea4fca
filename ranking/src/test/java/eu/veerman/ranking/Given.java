package eu.veerman.ranking;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/** Test data in the field's words. */
final class Given {
  static final Model MODEL = Model.current();
  static final LocalDate TODAY = LocalDate.parse("2026-12-01");

  static final String AI = "situation.ai-adoption";
  static final String AI_BANK = "situation.ai-adoption-bank";
  static final String DIGITAL = "situation.digital";
  static final String MERGER = "situation.merger";
  static final String CARVE_OUT = "situation.carve-out";
  static final String CFO = "function.cfo";
  static final String CONTROLLER = "function.controller";
  static final String WORKS_COUNCIL = "skill.works-council";
  static final String SAP = "skill.sap";
  static final String ERP = "skill.erp";
  static final String INSURANCE = "industry.k65";
  static final String FINANCE = "industry.k";

  static final Taxonomy TAXONOMY =
      new Taxonomy(
          MODEL,
          DIGITAL + " > " + AI,
          AI + " > " + AI_BANK,
          MERGER + " ~ " + CARVE_OUT,
          CARVE_OUT + " ~ " + DIGITAL,
          CFO + " ~ " + CONTROLLER,
          ERP + " > " + SAP,
          WORKS_COUNCIL + " ~ " + MERGER,
          FINANCE + " > " + INSURANCE);

  /** Monday 1 February 2027 to Saturday 31 July 2027: 130 working days in 26 weeks. */
  static final Term HALF_A_YEAR = Term.ofMonths(LocalDate.parse("2027-02-01"), 6);

  static final Coordinates AMSTERDAM = new Coordinates(52.37, 4.89);

  static final RequestInput NOTHING = RequestInput.askingNothing(MODEL.defaultWeights());

  private Given() {}

  static AskedConcept must(String concept) {
    return AskedConcept.sure(concept, Importance.MUST);
  }

  static AskedConcept mustReadFromText(String concept) {
    return AskedConcept.read(concept, Importance.MUST, 1);
  }

  static AskedConcept wish(String concept) {
    return AskedConcept.sure(concept, Importance.WISH);
  }

  static RequestInput asking(AskedConcept... concepts) {
    return NOTHING.withConcepts(List.of(concepts));
  }

  static LanguageDemand mustSpeak(String language, CefrLevel level) {
    return new LanguageDemand(language, level, true);
  }

  static LanguageDemand wishedLanguage(String language, CefrLevel level) {
    return new LanguageDemand(language, level, false);
  }

  static RequestInput asking(LanguageDemand... languages) {
    return NOTHING.withLanguages(List.of(languages));
  }

  static RequestInput asking(Term term, double daysPerWeek) {
    return NOTHING.withTerm(term).withDaysPerWeek(DaysPerWeek.of(daysPerWeek));
  }

  static RequestInput askingEuros(double ceiling) {
    return NOTHING.withRateCeiling(euros(ceiling));
  }

  static DayRate euros(double amount) {
    return new DayRate(Math.round(amount * 100), "EUR");
  }

  static RequestInput askingOnsite(double share) {
    return NOTHING.withWorkplace(new Workplace(share, AMSTERDAM, "NL"));
  }

  static HeldConcept running(String concept) {
    return new HeldConcept(
        concept, List.of(new Evidence("now", EvidenceKind.VERIFIED_ASSIGNMENT, null, 1)));
  }

  static HeldConcept verified(String concept, String endMonth) {
    return held(concept, EvidenceKind.VERIFIED_ASSIGNMENT, endMonth, 1);
  }

  static HeldConcept stated(String concept, String endMonth) {
    return held(concept, EvidenceKind.STATED_ASSIGNMENT, endMonth, 1);
  }

  static HeldConcept claimed(String concept, double confidence) {
    return new HeldConcept(
        concept,
        List.of(new Evidence("claim " + concept, EvidenceKind.CLAIMED_SKILL, null, confidence)));
  }

  static HeldConcept held(String concept, EvidenceKind kind, String endMonth, double confidence) {
    YearMonth ended = YearMonth.parse(endMonth);
    return new HeldConcept(
        concept, List.of(new Evidence(concept + " " + ended, kind, ended, confidence)));
  }

  static CandidateInput holding(HeldConcept... concepts) {
    return CandidateInput.EMPTY.withConcepts(List.of(concepts));
  }

  static CandidateInput speaking(HeldLanguage... languages) {
    return CandidateInput.EMPTY.withLanguages(List.of(languages));
  }

  static CandidateInput with(Calendar calendar) {
    return CandidateInput.EMPTY.withCalendar(calendar);
  }

  static CandidateInput costingEuros(double rate) {
    return CandidateInput.EMPTY.withDayRate(euros(rate));
  }

  /** Lives so many kilometres north of the workplace in Amsterdam, to about a metre. */
  static CandidateInput living(double kmNorth, Integer maxKm, String... countries) {
    double degrees = kmNorth / (StrictMath.PI * 6_371.0088 / 180);
    return CandidateInput.EMPTY.withMobility(
        new Mobility(
            new Coordinates(AMSTERDAM.latitude() + degrees, AMSTERDAM.longitude()),
            null,
            maxKm,
            List.of(countries)));
  }

  /** A calendar confirmed today. */
  static Calendar free(double daysPerWeek, Period... busy) {
    return new Calendar(DaysPerWeek.of(daysPerWeek), List.of(), List.of(busy), TODAY);
  }

  static Period days(String first, String last) {
    return new Period(LocalDate.parse(first), LocalDate.parse(last));
  }

  static Verdict verdict(RequestInput request, CandidateInput candidate) {
    return Ranking.score(request, candidate, MODEL, TAXONOMY, TODAY);
  }

  static Pairing pairing(RequestInput request, CandidateInput candidate) {
    return new Pairing(request, candidate, MODEL, TAXONOMY, TODAY);
  }

  /** Whoever is asked for: nothing unknown, nothing missing. */
  static CandidateInput perfectFor(RequestInput request) {
    Workplace workplace = request.workplace();
    Coordinates site = workplace == null ? null : workplace.coordinates();
    String currency = request.rateCeiling() == null ? "EUR" : request.rateCeiling().currency();
    return new CandidateInput(
        request.concepts().stream().map(c -> running(c.id())).toList(),
        Stream.concat(Stream.of("xx"), request.languages().stream().map(LanguageDemand::language))
            .distinct()
            .map(language -> new HeldLanguage(language, CefrLevel.C2))
            .toList(),
        new Mobility(
            site == null ? AMSTERDAM : site,
            workplace == null ? null : workplace.country(),
            100,
            List.of()),
        new DayRate(1, currency),
        free(7));
  }
}
