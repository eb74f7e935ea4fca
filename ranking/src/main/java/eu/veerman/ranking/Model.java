package eu.veerman.ranking;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All constants of the ranking, read from one versioned file. {@code docs/ranking.md} gives the
 * reason for each.
 *
 * @param version such as {@code 1.0.0}; stands in every answer
 * @param defaultWeights what a request weighs when nobody shifted anything
 * @param leastMustHaveConfidence the least confidence, above 0 to 1, with which a tagged concept
 *     counts as shown for a must-have
 * @param easyTravelShare the share of the travel radius, 0 to 1, within which the way costs nothing
 */
public record Model(
    String version,
    Weights defaultWeights,
    Importances importances,
    Strengths strengths,
    Recency recency,
    RelatednessConstants relatedness,
    double leastMustHaveConfidence,
    Tolerances tolerances,
    Freshness freshness,
    double easyTravelShare,
    Steps steps,
    ReferenceRates referenceRates) {
  /** The version that new answers use. */
  public static final String CURRENT_VERSION = "1.1.0";

  public Model {
    Range.within("leastMustHaveConfidence", leastMustHaveConfidence, Double.MIN_VALUE, 1);
    Range.within("easyTravelShare", easyTravelShare, 0, 1);
  }

  /** The model of {@link #CURRENT_VERSION}. */
  public static Model current() {
    return load(CURRENT_VERSION);
  }

  /**
   * Reads a model from the class path. Old versions stay there, so that old receipts can be
   * replayed.
   *
   * @throws IllegalArgumentException when there is no such version
   * @throws IllegalStateException when the file is not a legal model; names every problem at once
   */
  public static Model load(String version) {
    return ModelFile.load(version);
  }

  /** What a must and a wish count in a coverage, above 0 to 1. */
  public record Importances(double must, double wish) {
    public Importances {
      Range.within("importance of a must", must, Double.MIN_VALUE, 1);
      Range.within("importance of a wish", wish, Double.MIN_VALUE, must);
    }

    public double of(Importance importance) {
      return switch (importance) {
        case MUST -> must;
        case WISH -> wish;
      };
    }
  }

  /**
   * What each kind of evidence is worth, 0 to 1, the stronger kind never less.
   *
   * @param claimedRecord a situation or a function that is claimed with no assignment behind it:
   *     one has led a turnaround or not, and a word in a list is no record of it
   */
  public record Strengths(
      double verifiedAssignment,
      double statedAssignment,
      double claimedSkill,
      double claimedRecord) {
    public Strengths {
      Range.within("strength of a verified assignment", verifiedAssignment, 0, 1);
      Range.within("strength of a stated assignment", statedAssignment, 0, verifiedAssignment);
      Range.within("strength of a claimed skill", claimedSkill, 0, statedAssignment);
      Range.within("strength of a claimed record", claimedRecord, 0, claimedSkill);
    }

    /** The strength of evidence for a held concept. */
    public double of(EvidenceKind evidence, ConceptKind held) {
      return switch (evidence) {
        case VERIFIED_ASSIGNMENT -> verifiedAssignment;
        case STATED_ASSIGNMENT -> statedAssignment;
        case CLAIMED_SKILL ->
            held == ConceptKind.SITUATION || held == ConceptKind.FUNCTION
                ? claimedRecord
                : claimedSkill;
      };
    }
  }

  /** How experience ages: 1 for {@code fullMonths}, then halved every {@code halvingMonths}. */
  public record Recency(int fullMonths, int halvingMonths) {
    public Recency {
      Range.within("recency.fullMonths", fullMonths, 0, 600);
      Range.within("recency.halvingMonths", halvingMonths, 1, 600);
    }

    /** The factor for work that ended so many months ago, 0 to 1; never rises with age. */
    public double of(long monthsAgo) {
      if (monthsAgo <= fullMonths) {
        return 1;
      }
      return StrictMath.pow(0.5, (monthsAgo - fullMonths) / (double) halvingMonths);
    }
  }

  /**
   * What one step in the taxonomy is worth; further steps multiply, and below the floor is nothing.
   * The taxonomy computes with them, see {@link Relatedness}.
   */
  public record RelatednessConstants(
      double same, double narrower, double broader, double related, double floor) {
    public RelatednessConstants {
      Range.within("relatedness.same", same, 1, 1);
      Range.within("relatedness.narrower", narrower, 0, 1);
      Range.within("relatedness.broader", broader, 0, 1);
      Range.within("relatedness.related", related, 0, 1);
      Range.within("relatedness.floor", floor, 0, 1);
    }
  }

  /**
   * How far off still is not excluded.
   *
   * @param startDays days from the asked start to the first free day
   * @param busyDays working days inside the period on which nothing is free
   * @param daysPerWeek days a week short
   * @param rateThousandths above the rate ceiling, in thousandths of it
   * @param travelThousandths beyond the travel radius, in thousandths of it
   * @param onsiteShare up to this share on site, country and travel do not exclude, 0 to 1
   */
  public record Tolerances(
      int startDays,
      int busyDays,
      DaysPerWeek daysPerWeek,
      int rateThousandths,
      int travelThousandths,
      double onsiteShare) {
    public Tolerances {
      Range.within("tolerance.startDays", startDays, 0, 366);
      Range.within("tolerance.busyDays", busyDays, 0, 366);
      Range.within("tolerance.rateShare in thousandths", rateThousandths, 0, 1_000);
      Range.within("tolerance.travelShare in thousandths", travelThousandths, 0, 1_000);
      Range.within("tolerance.onsiteShare", onsiteShare, 0, 1);
    }

    /** The highest rate that is not excluded, in cents: ceiling and tolerance, rounded down. */
    public long rateLimitCents(long ceilingCents) {
      return ceilingCents * (1_000 + rateThousandths) / 1_000;
    }

    /** The longest way that is not excluded, in metres. */
    public long travelLimitMetres(int maxKm) {
      return (long) maxKm * (1_000 + travelThousandths);
    }
  }

  /** How a calendar ages: 1 to {@code fullDays}, straight down to {@code least} at staleDays. */
  public record Freshness(int fullDays, int staleDays, double least) {
    public Freshness {
      Range.within("freshness.fullDays", fullDays, 0, 3_650);
      Range.within("freshness.staleDays", staleDays, fullDays + 1, 3_651);
      Range.within("freshness.least", least, 0, 1);
    }

    /** The factor for a calendar confirmed so many days ago, {@code least} to 1. */
    public double of(long daysAgo) {
      if (daysAgo <= fullDays) {
        return 1;
      }
      if (daysAgo >= staleDays) {
        return least;
      }
      return 1 - (1 - least) * (daysAgo - fullDays) / (staleDays - fullDays);
    }
  }

  /** One step of relaxing each constraint, for "what would one step add". */
  public record Steps(int startDays, int months, DaysPerWeek daysPerWeek, int rateThousandths) {
    public Steps {
      Range.within("step.startDays", startDays, 1, 366);
      Range.within("step.months", months, 1, 12);
      Range.within("step.daysPerWeek in tenths", daysPerWeek.tenths(), 1, 70);
      Range.within("step.rateShare in thousandths", rateThousandths, 1, 1_000);
    }
  }

  /**
   * Rates for comparing amounts in different currencies.
   *
   * @param date as of when
   * @param perEuro units of each currency for one euro
   */
  public record ReferenceRates(LocalDate date, Map<String, Double> perEuro) {
    public ReferenceRates {
      perEuro = Collections.unmodifiableMap(new TreeMap<>(perEuro));
      perEuro.forEach(
          (currency, units) -> {
            Range.currency(currency);
            Range.within("reference rate of " + currency, units, 1e-3, 1e6);
          });
    }

    /**
     * The amount in another currency, rounded to the nearest cent; {@code null} when a rate is
     * missing. An amount already in that currency stays exact.
     */
    public @Nullable Long centsIn(String currency, DayRate amount) {
      if (amount.currency().equals(currency)) {
        return amount.cents();
      }
      Double from = perEuro.get(amount.currency());
      Double to = perEuro.get(currency);
      return from == null || to == null ? null : StrictMath.round(amount.cents() * to / from);
    }
  }
}
