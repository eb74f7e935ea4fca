package eu.veerman.expertise.cue;

import eu.veerman.expertise.Language;
import eu.veerman.expertise.cue.Cues.InLanguage;
import eu.veerman.expertise.cue.Cues.Told;
import eu.veerman.expertise.cue.LinearModel.Example;
import eu.veerman.expertise.taxonomy.ConceptId;
import eu.veerman.expertise.taxonomy.ConceptKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Proposes situations and functions for a passage by the likeness of its sentences to cues: for
 * each language and kind a {@link LinearModel} over {@link SentenceFeatures}, in which "none of
 * them" is a class too, learnt from neutral sentences. The kinds are learnt apart, since a sentence
 * that tells of a seat may tell of a situation as well.
 */
public final class CueModel implements MeaningModel {
  /** From which confidence on a concept is proposed. */
  public static final double LEAST_CONFIDENCE = 0.2;

  /**
   * The model is kept from learning the cues by heart, so its likelihoods are flat; this makes them
   * as sharp as they are right. {@code benchmarks/results/tagger.md} shows how well that holds.
   */
  private static final double SHARPNESS = 2;

  /**
   * There are many times as many neutral sentences as cues of one concept; without this, a sentence
   * of unknown words would be about nothing.
   */
  private static final float NONE_PRIOR = 0.9f;

  /** Fewer letters or words than this are a label, and tell nothing. */
  private static final int LEAST_LENGTH = 18;

  private static final int LEAST_WORDS = 4;

  /**
   * A sentence of at most so many words with nothing around it is a heading or an item of a list:
   * what it tells is a guess more often than not unless it is sure.
   */
  private static final int HEADING_WORDS = 10;

  private static final int ONE_PROBLEM_IN = 4;

  static final int NONE = 0;
  private static final int WORDS_TOGETHER = 7;

  private final Map<Language, OfLanguage> models = new EnumMap<>(Language.class);

  private record OfLanguage(SentenceFeatures features, Map<ConceptKind, OfKind> kinds) {
    OfKind kind(ConceptKind kind) {
      return Objects.requireNonNull(kinds.get(kind), "every kind of cue has its model");
    }
  }

  /**
   * @param concepts of the classes from 1
   */
  private record OfKind(List<ConceptId> concepts, LinearModel model) {
    /** How likely a sentence tells of each class, none of them at {@link #NONE}; together 1. */
    double[] likelihoods(Map<String, Double> features) {
      float[] likely = model.likelihoods(features);
      likely[NONE] *= NONE_PRIOR;
      double[] sharp = new double[likely.length];
      double sum = 0;
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

  private CueModel() {}

  /**
   * Learns from the cues; takes some ten seconds of two processors.
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
    Map<ConceptKind, OfKind> kinds = new EnumMap<>(ConceptKind.class);
    for (ConceptKind kind : Cues.KINDS) {
      kinds.put(kind, learn(cues, kind, features));
    }
    return new OfLanguage(features, kinds);
  }

  private static OfKind learn(InLanguage cues, ConceptKind kind, SentenceFeatures features) {
    List<ConceptId> concepts =
        cues.concepts().keySet().stream().filter(concept -> concept.kind() == kind).toList();
    List<Example> examples = new ArrayList<>();
    for (int c = 0; c < concepts.size(); c++) {
      int of = c + 1;
      texts(Objects.requireNonNull(cues.concepts().get(concepts.get(c))))
          .forEach(text -> examples.add(new Example(text, of)));
    }
    cues.neutral().forEach(text -> examples.add(new Example(text, NONE)));
    if (kind == ConceptKind.FUNCTION) {
      problems(cues).forEach(text -> examples.add(new Example(text, NONE)));
    }
    return new OfKind(concepts, LinearModel.learn(concepts.size() + 1, examples, features));
  }

  /** Whoever tells of a situation rarely says for which seat; some of those sentences show it. */
  private static List<String> problems(InLanguage cues) {
    List<String> told =
        cues.concepts().entrySet().stream()
            .filter(each -> each.getKey().kind() == ConceptKind.SITUATION)
            .flatMap(each -> each.getValue().sentences().stream())
            .toList();
    return IntStream.range(0, told.size())
        .filter(i -> i % ONE_PROBLEM_IN == 0)
        .mapToObj(told::get)
        .toList();
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
  public List<List<Meaning>> read(Language language, List<String> passage) {
    List<List<Meaning>> meanings = new ArrayList<>();
    passage.forEach(sentence -> meanings.add(new ArrayList<>()));
    OfLanguage learnt = models.get(language);
    if (learnt == null) {
      return meanings;
    }
    Map<ConceptKind, PassageVotes> votes = new EnumMap<>(ConceptKind.class);
    learnt.kinds().forEach((kind, model) -> votes.put(kind, new PassageVotes()));
    for (int i = 0; i < passage.size(); i++) {
      if (!isLabel(passage.get(i))) {
        int sentence = i;
        Map<String, Double> features = learnt.features().of(passage.get(i));
        votes.forEach((kind, of) -> of.add(sentence, learnt.kind(kind).likelihoods(features)));
      }
    }
    double least = isHeading(passage) ? PassageVotes.SURE : LEAST_CONFIDENCE;
    votes.forEach(
        (kind, of) -> {
          for (PassageVotes.Elected elected : of.elected(least)) {
            ConceptId concept = learnt.kind(kind).concepts().get(elected.of() - 1);
            meanings.get(elected.sentence()).add(new Meaning(concept, elected.confidence()));
          }
        });
    meanings.forEach(CueModel::surestFirst);
    return meanings;
  }

  private static void surestFirst(List<Meaning> meanings) {
    meanings.sort(
        Comparator.comparingDouble(Meaning::confidence).reversed().thenComparing(Meaning::concept));
  }

  private static boolean isLabel(String sentence) {
    return sentence.length() < LEAST_LENGTH || words(sentence, LEAST_WORDS) < LEAST_WORDS;
  }

  private static boolean isHeading(List<String> passage) {
    return passage.size() == 1 && words(passage.getFirst(), HEADING_WORDS + 1) <= HEADING_WORDS;
  }

  /** How many words it has, counted up to a number. */
  private static int words(String sentence, int most) {
    return sentence.strip().split("\\s+", most).length;
  }

  @Override
  public double nothing(Language language, String sentence) {
    OfLanguage learnt = models.get(language);
    if (learnt == null) {
      return 0;
    }
    Map<String, Double> features = learnt.features().of(sentence);
    double nothing = 1;
    for (OfKind kind : learnt.kinds().values()) {
      nothing *= kind.likelihoods(features)[NONE];
    }
    return nothing;
  }
}
