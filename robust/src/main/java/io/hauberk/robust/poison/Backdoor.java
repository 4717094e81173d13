package io.hauberk.robust.poison;

import io.hauberk.robust.Views;
import io.hauberk.robust.metric.Proportion;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.data.DataSet;

/** What a trigger does to a model. */
public record Backdoor(Trigger trigger, int target) {

  private static final int BATCH = 500;

  /** Of the samples of other classes, how many the trigger turns into the target. */
  public Proportion success(Classifier model, DataSet test) {
    long turned = 0;
    long tried = 0;
    var labels = test.labels();
    for (int from = 0; from < labels.length; from += BATCH) {
      try (var scope = TensorScope.open()) {
        int to = Math.min(labels.length, from + BATCH);
        var stamped = trigger.stamp(test.batch(from, to).inputs());
        var found = Views.of(model, stamped).predictions();
        for (int i = from; i < to; i++) {
          tried += labels[i] == target ? 0 : 1;
          turned += labels[i] != target && found[i - from] == target ? 1 : 0;
        }
      }
    }
    return new Proportion(turned, tried);
  }
}
