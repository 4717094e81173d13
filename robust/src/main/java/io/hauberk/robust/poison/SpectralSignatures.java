package io.hauberk.robust.poison;

import io.hauberk.core.Checks;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.network.Model;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Poison leaves a trace along the first principal direction of a label's features: the samples
 * furthest along it are flagged (Tran et al. 2018, algorithm 1).
 *
 * @param expected most poisoned samples of one label; one and a half times as many are flagged in
 *     each label, clean ones included
 */
public record SpectralSignatures(int expected) implements DataDetector {

  /** The paper's. */
  private static final double MARGIN = 1.5;

  public SpectralSignatures {
    Checks.positive("expected", expected);
  }

  @Override
  public Suspicion inspect(Model model, DataSet training) {
    Set<Integer> flagged = new HashSet<>();
    try (var features = new Features(model)) {
      for (var places : DataDetector.byLabel(training).values()) {
        try (var scope = TensorScope.open()) {
          var scores = Features.rows(Features.principal(features.of(training, places), 1));
          furthest(scores).forEach(i -> flagged.add(places[i]));
        }
      }
    }
    return new Suspicion(flagged, training.size());
  }

  private IntStream furthest(double[][] scores) {
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -Math.abs(scores[i][0])))
        .limit(Math.round(MARGIN * expected))
        .mapToInt(Integer::intValue);
  }
}
