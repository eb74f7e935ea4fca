package eu.veerman.expertise.cue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A multinomial logistic regression whose weight of a feature for a class exists only where an
 * example of the class has the feature. So it stays small (a few classes a feature), learns in some
 * seconds, and a feature never speaks for a class it was not seen with.
 *
 * <p>Features are weighted by how few classes have them, {@code ln(1 + classes / classes with it)},
 * and an example's features are scaled to length 1. Learnt by AdaGrad in a fixed order, so that the
 * same examples give the same model, bit for bit.
 */
final class LinearModel {
  /**
   * Chosen on cues left out of the learning (a fifth of them, in Dutch and French): half of them
   * are right at first; twice as many rounds gain nothing, and a stronger pull to zero learns less.
   */
  private static final int EPOCHS = 20;

  private static final float RATE = 0.12f;
  private static final float DECAY = 1e-4f;

  /** Coprime to all example counts that occur: visits every example, in an order that mixes. */
  private static final int STRIDE = 7_919;

  /** A sentence and what it is an example of. */
  record Example(String sentence, int of) {}

  /** Who is sure enough of a class learns nothing about it from one more example. */
  private static final float LEAST_ERROR = 0.01f;

  private final int classes;
  private final Map<String, Integer> known = new HashMap<>();
  private final float[] rarity;

  /** Where the weights of each feature begin; those of the next one end them. */
  private final int[] from;

  /** The class of each weight: one array for all, so that a feature's lie side by side. */
  private final int[] classOf;

  private final float[] weights;
  private final float[] bias;

  private LinearModel(int classes, List<Example> examples, SentenceFeatures features) {
    this.classes = classes;
    List<BitSet> seenWith = new ArrayList<>();
    for (Example example : examples) {
      for (String name : features.of(example.sentence()).keySet()) {
        int feature = known.computeIfAbsent(name, n -> known.size());
        if (feature == seenWith.size()) {
          seenWith.add(new BitSet());
        }
        seenWith.get(feature).set(example.of());
      }
    }
    rarity = new float[known.size()];
    from = new int[known.size() + 1];
    for (int feature = 0; feature < rarity.length; feature++) {
      int with = seenWith.get(feature).cardinality();
      from[feature + 1] = from[feature] + with;
      rarity[feature] = (float) Math.log1p((double) classes / with);
    }
    classOf = seenWith.stream().flatMapToInt(BitSet::stream).toArray();
    weights = new float[classOf.length];
    bias = new float[classes];
  }

  /**
   * Learns from examples. Their features are taken twice, so that the names of all of them are
   * never held at once: they are some hundred bytes each, and there are a million.
   *
   * @param classes how many there are, from 0
   */
  static LinearModel learn(int classes, List<Example> examples, SentenceFeatures features) {
    LinearModel model = new LinearModel(classes, examples, features);
    model.fit(examples, features);
    return model;
  }

  private void fit(List<Example> examples, SentenceFeatures of) {
    int[][] features = new int[examples.size()][];
    float[][] values = new float[examples.size()][];
    for (int i = 0; i < examples.size(); i++) {
      Scaled scaled = scaled(of.of(examples.get(i).sentence()));
      features[i] = scaled.features();
      values[i] = scaled.values();
    }
    float[] squares = new float[weights.length];
    float[] biasSquares = new float[classes];
    float[] likely = new float[classes];
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (int n = 0; n < features.length; n++) {
        int i = (int) ((long) n * STRIDE % features.length);
        likelihoods(features[i], values[i], likely);
        likely[examples.get(i).of()] -= 1;
        for (int c = 0; c < classes; c++) {
          biasSquares[c] += likely[c] * likely[c] * 0.01f;
          bias[c] -= 0.1f * RATE * likely[c] / (float) Math.sqrt(biasSquares[c] + 1e-3f);
        }
        for (int k = 0; k < features[i].length; k++) {
          step(features[i][k], values[i][k], likely, squares);
        }
      }
    }
  }

  private void step(int feature, float value, float[] error, float[] squares) {
    for (int j = from[feature]; j < from[feature + 1]; j++) {
      float mistake = error[classOf[j]];
      if (Math.abs(mistake) >= LEAST_ERROR) {
        float gradient = mistake * value + DECAY * weights[j];
        squares[j] += gradient * gradient;
        weights[j] -= RATE * gradient / (float) Math.sqrt(squares[j] + 1e-6f);
      }
    }
  }

  private record Scaled(int[] features, float[] values) {}

  private Scaled scaled(Map<String, Double> given) {
    int[] features = new int[given.size()];
    float[] values = new float[given.size()];
    int n = 0;
    double length = 0;
    for (Map.Entry<String, Double> each : given.entrySet()) {
      Integer feature = known.get(each.getKey());
      if (feature != null) {
        double weight = each.getValue() > 1 ? 1 + Math.log(each.getValue()) : each.getValue();
        features[n] = feature;
        values[n] = (float) (weight * rarity[feature]);
        length += values[n] * values[n];
        n++;
      }
    }
    float scale = length == 0 ? 0 : (float) (1 / Math.sqrt(length));
    for (int k = 0; k < n; k++) {
      values[k] *= scale;
    }
    return new Scaled(Arrays.copyOf(features, n), Arrays.copyOf(values, n));
  }

  /** How likely each class is; together 1. */
  float[] likelihoods(Map<String, Double> sentence) {
    float[] likely = new float[classes];
    Scaled scaled = scaled(sentence);
    likelihoods(scaled.features(), scaled.values(), likely);
    return likely;
  }

  private void likelihoods(int[] features, float[] values, float[] into) {
    System.arraycopy(bias, 0, into, 0, classes);
    for (int k = 0; k < features.length; k++) {
      for (int j = from[features[k]]; j < from[features[k] + 1]; j++) {
        into[classOf[j]] += values[k] * weights[j];
      }
    }
    float most = Float.NEGATIVE_INFINITY;
    for (float logit : into) {
      most = Math.max(most, logit);
    }
    float sum = 0;
    for (int c = 0; c < classes; c++) {
      into[c] = (float) Math.exp(into[c] - most);
      sum += into[c];
    }
    for (int c = 0; c < classes; c++) {
      into[c] /= sum;
    }
  }
}
