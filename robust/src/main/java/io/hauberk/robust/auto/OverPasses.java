package io.hauberk.robust.auto;

import io.hauberk.core.Checks;
import io.hauberk.robust.Attack;
import io.hauberk.robust.Goal;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.Pullback;
import java.util.ArrayList;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * An attack on the mean of several passes of a model that answers at random (expectation over
 * transformation, Athalye et al. 2018, section 4.2).
 *
 * @param passes averaged at every point
 */
record OverPasses(Attack<Classifier> attack, int passes) implements Attack<Classifier> {

  OverPasses {
    Checks.positive("passes", passes);
  }

  @Override
  public Tensor perturb(Classifier model, Batch batch) {
    return attack.perturb(new Mean(model, passes), batch);
  }

  @Override
  public Goal goal() {
    return attack.goal();
  }

  private record Mean(Classifier model, int passes) implements Classifier {

    @Override
    public Tensor logits(Tensor inputs) {
      var sum = model.logits(inputs);
      for (int i = 1; i < passes; i++) {
        sum = sum.add(model.logits(inputs));
      }
      return sum.div(new Scalar((double) passes));
    }

    @Override
    public Pullback pullback(Tensor inputs) {
      var points = new ArrayList<Pullback>();
      for (int i = 0; i < passes; i++) {
        points.add(model.pullback(inputs));
      }
      var share = new Scalar(1.0 / passes);
      var logits =
          points.stream().map(Pullback::logits).reduce(Tensor::add).orElseThrow().mul(share);
      return new Pullback(
          logits,
          gradient ->
              points.stream()
                  .map(point -> point.toInputs().apply(gradient))
                  .reduce(Tensor::add)
                  .orElseThrow()
                  .mul(share));
    }
  }
}
