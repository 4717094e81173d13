package io.hauberk.robust.whitebox;

import io.hauberk.core.Checks;
import io.hauberk.core.Progress;
import io.hauberk.robust.Aim;
import io.hauberk.robust.Views;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How far the samples of a data set have to move before a model errs on them. Only samples that the
 * model has right are attacked; every example counts only when the model errs on it once more.
 *
 * @param batchSize samples worked on together; it does not change a sample's result beyond float
 *     rounding
 */
public record MinimalTrial(MinimalAttack attack, Aim aim, int batchSize) {

  public MinimalTrial {
    Checks.argument(attack.goal() == aim.goal(), "aim", aim, "one for a goal of " + attack.goal());
    Checks.positive("batchSize", batchSize);
  }

  public MinimalResult run(Classifier model, DataSet data, Progress progress) {
    var distances = new ArrayList<Double>(data.size());
    try (var task = progress.start("attack", data.size())) {
      for (int from = 0; from < data.size(); from += batchSize) {
        int to = Math.min(data.size(), from + batchSize);
        try (var scope = TensorScope.open()) {
          distances.addAll(distances(model, data.batch(from, to)));
        }
        task.advance(to - from);
      }
    }
    return new MinimalResult(attack.distance(), distances);
  }

  private List<Double> distances(Classifier model, Batch batch) {
    var right = Views.of(model, batch.inputs()).right(batch.labels());
    var distances = new ArrayList<>(Collections.nCopies(batch.size(), 0.0));
    if (right.length > 0) {
      var victims = aim.labelled(model, batch.select(right));
      var found = attack.minimise(model, victims);
      var told = Tensors.floats(found.distances());
      var after = Views.of(model, found.examples());
      var reached = Tensors.longs(attack.goal().reached(after.logits(), victims.labels()));
      for (int i = 0; i < right.length; i++) {
        distances.set((int) right[i], reached[i] == 0 ? Double.POSITIVE_INFINITY : told[i]);
      }
    }
    return distances;
  }
}
