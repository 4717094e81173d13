package io.hauberk.robust.poison;

import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.network.Model;
import java.util.HashSet;
import java.util.Set;

/**
 * Poisoned samples of a label reach it by other features than the clean ones: the last hidden
 * layer's values of each label are split in two, and a small, well separated part is taken for
 * poison (Chen et al. 2018, sections 4 and 5).
 *
 * <p>In the place of the paper's independent components are whitened principal ones. The two differ
 * by a turn, which clusters do not feel; without whitening, the ways of writing a digit vary more
 * than a trigger moves it, and hide one per cent of poison.
 *
 * @param dimensions kept; 10 in the paper
 * @param largest share of a label's samples that the poisoned part may have
 * @param apart least silhouette of the two parts
 */
public record ActivationClustering(
    int dimensions, double largest, double apart, Randomness randomness) implements DataDetector {

  /** More than this share of a label would be a class of its own. */
  public static final double DEFAULT_LARGEST = 0.35;

  /**
   * Above the paper's 0.1 to 0.15, for the simplified silhouette is larger: halves of clean labels
   * of MNIST had 0.15 to 0.21, poison 0.37.
   */
  public static final double DEFAULT_APART = 0.25;

  public ActivationClustering {
    Checks.positive("dimensions", dimensions);
    Checks.argument(largest > 0 && largest <= 0.5, "largest", largest, "above 0, at most 0.5");
    Checks.inRange("apart", apart, 0, 1);
  }

  /** The paper's dimensions and the thresholds above. */
  public static ActivationClustering seeded(long seed) {
    return new ActivationClustering(10, DEFAULT_LARGEST, DEFAULT_APART, new Randomness(seed));
  }

  @Override
  public Suspicion inspect(Model model, DataSet training) {
    Set<Integer> flagged = new HashSet<>();
    try (var features = new Features(model)) {
      for (var entry : DataDetector.byLabel(training).entrySet()) {
        try (var scope = TensorScope.open()) {
          var places = entry.getValue();
          var components = Features.principal(features.of(training, places), dimensions);
          flag(places, Features.rows(Features.whitened(components)), flagged);
        }
      }
    }
    return new Suspicion(flagged, training.size());
  }

  private void flag(int[] places, double[][] points, Set<Integer> flagged) {
    var clusters = new TwoMeans(points);
    var split = clusters.best(randomness);
    boolean secondIsSmaller = 2 * split.size() <= places.length;
    int smaller = secondIsSmaller ? split.size() : places.length - split.size();
    if (smaller > largest * places.length || clusters.silhouette(split) < apart) {
      return;
    }
    for (int i = 0; i < places.length; i++) {
      if (split.second()[i] == secondIsSmaller) {
        flagged.add(places[i]);
      }
    }
  }
}
