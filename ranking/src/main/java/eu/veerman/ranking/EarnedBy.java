package eu.veerman.ranking;

import java.util.List;

/** A piece of evidence and the points it earned. The points of one criterion's pieces add up. */
public sealed interface EarnedBy {
  /** At least 0, in thousandths of a point. */
  int pointsThousandths();

  /**
   * The best evidence for one asked concept: {@code value = relatedness × strength × recency ×
   * confidence}, each from 0 to 1.
   *
   * @param asked the concept asked
   * @param importance must or wish
   * @param held the concept in the profile that answers it
   * @param reference which assignment or skill, as the caller named it
   * @param alsoShownBy references of further evidence for the asked concept, best first, at most 10
   */
  record Concept(
      String asked,
      Importance importance,
      String held,
      String reference,
      EvidenceKind kind,
      double relatedness,
      double strength,
      double recency,
      double confidence,
      double value,
      int pointsThousandths,
      List<String> alsoShownBy)
      implements EarnedBy {
    public Concept {
      Range.within("relatedness", relatedness, 0, 1);
      Range.within("strength", strength, 0, 1);
      Range.within("recency", recency, 0, 1);
      Range.within("confidence", confidence, 0, 1);
      Range.within("value", value, 0, 1);
      Range.within("points", pointsThousandths, 0, Weights.TOTAL_THOUSANDTHS);
      alsoShownBy = List.copyOf(alsoShownBy);
    }
  }

  /** A wished language that the profile states at the wished level or above. */
  record Language(String language, CefrLevel asked, CefrLevel held, int pointsThousandths)
      implements EarnedBy {
    public Language {
      Range.within("points", pointsThousandths, 0, Weights.TOTAL_THOUSANDTHS);
    }
  }

  /** A fact of the profile: the calendar, the day rate, the base. */
  record Stated(Fact fact, int pointsThousandths) implements EarnedBy {
    public Stated {
      Range.within("points", pointsThousandths, 0, Weights.TOTAL_THOUSANDTHS);
    }
  }

  /** Days that are worked from anywhere: nothing in the profile has to earn them. */
  record RemoteWork(int pointsThousandths) implements EarnedBy {
    public RemoteWork {
      Range.within("points", pointsThousandths, 0, Weights.TOTAL_THOUSANDTHS);
    }
  }
}
