package io.hauberk.robust.auto;

import io.hauberk.robust.Goal;
import io.hauberk.robust.LpNorm;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** One run of {@link Apgd}: the state of the samples that still stand. */
final class ApgdRun {

  private static final double MOMENTUM = 0.75;
  private static final double RISES_WANTED = 0.75;

  private final Apgd attack;
  private final Classifier model;
  private final Rows rows;
  private final Checkpoints checkpoints;
  private Victims victims;
  private Tensor x;
  private Tensor before;
  private Tensor gradient;
  private Tensor best;
  private Tensor bestGradient;
  private Tensor bestLoss;
  private Tensor lastLoss;
  private Tensor step;
  private Tensor rises;
  private Tensor halved;
  private Tensor bestAtCheckpoint;

  ApgdRun(Apgd attack, Classifier model, Victims victims) {
    this.attack = attack;
    this.model = model;
    this.victims = victims;
    this.rows = new Rows(victims.inputs());
    this.checkpoints = new Checkpoints(attack.steps());
    try (var guard = new NoGradGuard()) {
      x = attack.from().draw(victims.batch(), attack.budget());
      before = x.clone();
      var look = Look.at(model, x, victims, attack.loss());
      rows.leave(Goal.UNTARGETED.reached(look.logits(), victims.labels()), x);
      gradient = look.gradient().clone();
      best = x.clone();
      bestGradient = gradient.clone();
      bestLoss = look.loss().clone();
      lastLoss = bestLoss.clone();
      bestAtCheckpoint = bestLoss.clone();
      step = torch.full_like(bestLoss, new Scalar(2 * attack.budget().epsilon()));
      rises = torch.zeros_like(bestLoss);
      halved = torch.ones_like(bestLoss);
    }
  }

  /** The examples found, and the inputs where none was. */
  Tensor run() {
    try (var guard = new NoGradGuard()) {
      for (int i = 0; i < attack.steps() && !rows.empty(); i++) {
        if (rows.sparse()) {
          pack();
        }
        if (!rows.empty()) {
          step(i);
        }
      }
      return rows.found();
    }
  }

  private void step(int number) {
    try (var scope = TensorScope.open()) {
      move(number == 0 ? 1 : MOMENTUM);
      var look = Look.at(model, x, victims, attack.loss());
      rows.leave(Goal.UNTARGETED.reached(look.logits(), victims.labels()), x);
      keepBest(look);
      if (checkpoints.reached(number)) {
        adapt(checkpoints.interval());
        checkpoints.next();
      }
    }
  }

  /** z = P(x + eta s); x = P(x + a (z - x) + (1 - a)(x - x_before)): equation 3. */
  private void move(double momentum) {
    var budget = attack.budget();
    var direction = direction(budget.norm());
    var z = budget.nearest(victims.inputs(), x.add(direction.mul(perSample(step))));
    var moved =
        x.add(z.sub(x).mul(new Scalar(momentum))).add(x.sub(before).mul(new Scalar(1 - momentum)));
    before.copy_(x);
    x.copy_(budget.nearest(victims.inputs(), moved));
  }

  private Tensor direction(LpNorm norm) {
    return norm == LpNorm.L1 ? Sparse.direction(gradient, x) : norm.steepest(gradient);
  }

  private void keepBest(Look look) {
    gradient.copy_(look.gradient());
    rises.add_(look.loss().gt(lastLoss));
    lastLoss.copy_(look.loss());
    var better = look.loss().gt(bestLoss);
    put(best, better, x);
    put(bestGradient, better, gradient);
    put(bestLoss, better, look.loss());
  }

  /** Section 3, conditions 1 and 2: halve the step and go back to the best point. */
  private void adapt(int interval) {
    var oscillates = rises.le(new Scalar(RISES_WANTED * interval));
    var stuck = halved.eq(new Scalar(0)).logical_and(bestAtCheckpoint.ge(bestLoss));
    var reduce = oscillates.logical_or(stuck);
    put(step, reduce, step.mul(new Scalar(0.5)));
    put(x, reduce, best);
    put(gradient, reduce, bestGradient);
    halved.copy_(reduce);
    bestAtCheckpoint.copy_(bestLoss);
    rises.zero_();
  }

  /** Overwrites the rows of {@code into} that {@code where} [n] names. */
  private static void put(Tensor into, Tensor where, Tensor values) {
    var mask = into.dim() == 1 ? where : where.view(Tensors.perSample(into));
    into.copy_(torch.where(mask, values, into));
  }

  private Tensor perSample(Tensor values) {
    return values.view(Tensors.perSample(x));
  }

  private void pack() {
    var staying = rows.pack();
    if (staying.length == 0) {
      return;
    }
    var index = Tensors.of(staying, staying.length);
    victims = victims.select(staying);
    x = x.index_select(0, index);
    before = before.index_select(0, index);
    gradient = gradient.index_select(0, index);
    best = best.index_select(0, index);
    bestGradient = bestGradient.index_select(0, index);
    bestLoss = bestLoss.index_select(0, index);
    lastLoss = lastLoss.index_select(0, index);
    step = step.index_select(0, index);
    rises = rises.index_select(0, index);
    halved = halved.index_select(0, index);
    bestAtCheckpoint = bestAtCheckpoint.index_select(0, index);
  }
}
