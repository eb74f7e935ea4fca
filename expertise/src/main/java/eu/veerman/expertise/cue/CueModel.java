package eu.veerman.expertise.cue;

import eu.veerman.expertise.Language;
import eu.veerman.expertise.cue.Cues.InLanguage;
import eu.veerman.expertise.cue.Cues.Told;
import eu.veerman.expertise.cue.LinearModel.Example;
import eu.veerman.expertise.taxonomy.ConceptId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Proposes situations and functions for a sentence by its likeness to cues: for each language and
 * kind a {@link LinearModel} over {@link SentenceFeatures}, in which "none of them" is a class too,
 * learnt from neutral sentences and from the cues of the other kind.
 */
public final class CueModel implements MeaningModel {
  /** From which confidence on a concept is proposed. */
  public static final double LEAST_CONFIDENCE = 0.2;

  /**
   * The model is kept from learning the cues by heart, so its likelihoods are flat; this makes them
   * as sharp as they are right. {@code benchmarks/results/tagger.md} shows how well that holds.
   */
  private static final double SHARPNESS = 4;

  /**
   * There are four times as many neutral sentences as cues of one concept; without this, a sentence
   * of unknown words would be about nothing.
   */
  private static final float NONE_PRIOR = 0.9f;

  /** Fewer letters or words than this are a label, and tell nothing. */
  private static final int LEAST_LENGTH = 18;

  private static final int LEAST_WORDS = 4;

  private static final int NONE = 0;
  private static final int WORDS_TOGETHER = 7;

  private final Map<Language, OfLanguage> models = new EnumMap<>(Language.class);

  private record OfLanguage(
      SentenceFeatures features, List<ConceptId> concepts, LinearModel model) {}

  private CueModel() {}

  /**
   * Learns from the cues; takes about a second of one processor.
   *
   * @param small words of each language that tell nothing, folded
   */
  public static CueModel learn(Cues cues, Map<Language, Set<String>> small) {
    CueModel model = new CueModel();
    cues.languages().entrySet().parallelStream()
        .map(
            each ->
                Map.entry(
                    each.getKey(),
                    learn(each.getValue(), small.getOrDefault(each.getKey(), Set.of()))))
        .toList()
        .forEach(learnt -> model.models.put(learnt.getKey(), learnt.getValue()));
    return model;
  }

  private static OfLanguage learn(InLanguage cues, Set<String> small) {
    SentenceFeatures features = new SentenceFeatures(small);
    List<ConceptId> concepts = List.copyOf(cues.concepts().keySet());
    List<Example> examples = new ArrayList<>();
    for (int c = 0; c < concepts.size(); c++) {
      int of = c + 1;
      texts(Objects.requireNonNull(cues.concepts().get(concepts.get(c))))
          .forEach(text -> examples.add(new Example(features.of(text), of)));
    }
    cues.neutral().forEach(text -> examples.add(new Example(features.of(text), NONE)));
    return new OfLanguage(features, concepts, LinearModel.learn(concepts.size() + 1, examples));
  }

  /** The cues, and the words of the concept's world some at a time, as if they were sentences. */
  private static List<String> texts(Told told) {
    List<String> texts = new ArrayList<>(told.sentences());
    for (int i = 0; i < told.words().size(); i += WORDS_TOGETHER) {
      int end = Math.min(told.words().size(), i + WORDS_TOGETHER + 2);
      texts.add(String.join(" ", told.words().subList(i, end)));
    }
    return texts;
  }

  @Override
  public List<Meaning> read(Language language, String sentence) {
    OfLanguage learnt = models.get(language);
    if (learnt == null || isLabel(sentence)) {
      return List.of();
    }
    double[] likely = sharpened(learnt, sentence);
    List<Meaning> meanings = new ArrayList<>();
    for (int c = 1; c < likely.length; c++) {
      double confidence = likely[c];
      if (confidence >= LEAST_CONFIDENCE) {
        meanings.add(new Meaning(learnt.concepts().get(c - 1), Math.min(1, confidence)));
      }
    }
    meanings.sort(
        Comparator.comparingDouble(Meaning::confidence).reversed().thenComparing(Meaning::concept));
    return meanings;
  }

  private static boolean isLabel(String sentence) {
    return sentence.length() < LEAST_LENGTH
        || sentence.strip().split("\\s+", LEAST_WORDS).length < LEAST_WORDS;
  }

  @Override
  public double nothing(Language language, String sentence) {
    OfLanguage learnt = models.get(language);
    return learnt == null ? 0 : sharpened(learnt, sentence)[NONE];
  }

  private static double[] sharpened(OfLanguage learnt, String sentence) {
    float[] likely = learnt.model().likelihoods(learnt.features().of(sentence));
    double[] sharp = new double[likely.length];
    double sum = 0;
    likely[NONE] *= NONE_PRIOR;
    for (int c = 0; c < likely.length; c++) {
      sharp[c] = Math.pow(likely[c], SHARPNESS);
      sum += sharp[c];
    }
    for (int c = 0; c < likely.length; c++) {
      sharp[c] /= sum;
    }
    return sharp;
  }
}
