package io.hauberk.robust.synthesis;

import io.hauberk.core.Checks;
import io.hauberk.robust.Attack;
import io.hauberk.robust.Goal;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The attack made for analysis by synthesis: from the input towards the explanation by the
 * likeliest other class, looked up anew at every step, until the decision falls; then back along
 * the line by halving. Every candidate that is returned changed was seen to be decided otherwise;
 * samples for which nothing was found stay as they are. Small in L2, with no bound of its own.
 *
 * <p>Threat model: white box; the attacker sees the explanations. Cost: at most {@code steps + 1 +
 * halvings} inferences a sample. Nothing is drawn.
 *
 * <p>Source: Schott et al. 2019, section 5, "latent descent attack", as the authors' published code
 * has it.
 *
 * @param steps from the input to the explanation
 * @param halvings back
 */
public record LatentDescent(int steps, int halvings) implements Attack<Synthesis> {

  /** The finer of the two settings in the authors' code. */
  public static final int DEFAULT_STEPS = 50;

  public static final int DEFAULT_HALVINGS = 10;

  public LatentDescent {
    Checks.positive("steps", steps);
    Checks.notNegative("halvings", halvings);
  }

  public LatentDescent() {
    this(DEFAULT_STEPS, DEFAULT_HALVINGS);
  }

  @Override
  public Goal goal() {
    return Goal.UNTARGETED;
  }

  @Override
  public Tensor perturb(Synthesis model, Batch batch) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      return scope.keep(nearest(model, batch, walked(model, batch)));
    }
  }

  /** The first decided otherwise on each way, else the input. */
  private Tensor walked(Synthesis model, Batch batch) {
    var inputs = batch.inputs();
    var found = inputs.clone();
    var standing = batch.labels().eq(batch.labels());
    var other = inputs;
    for (int step = 0; step <= steps && standing.any().item_bool(); step++) {
      var candidate = torch.lerp(inputs, other, new Scalar((double) step / steps));
      var explained = model.explain(candidate);
      var fallen = standing.logical_and(decision(explained).ne(batch.labels()));
      found = torch.where(fallen.view(Tensors.perSample(inputs)), candidate, found);
      standing = standing.logical_and(fallen.logical_not());
      other = model.sight().least(otherwise(explained, batch), inputs);
    }
    return found;
  }

  /** Halves the way from the input to what was found as often as asked. */
  private Tensor nearest(Synthesis model, Batch batch, Tensor found) {
    var inputs = batch.inputs();
    var low = torch.zeros(Tensors.perSample(inputs), inputs.options());
    var high = torch.ones_like(low);
    var best = found;
    for (int i = 0; i < halvings; i++) {
      var middle = low.add(high).mul_(new Scalar(0.5));
      var candidate = torch.lerp(inputs, found, middle);
      var fallen = decision(model.explain(candidate)).ne(batch.labels()).view(low.sizes());
      best = torch.where(fallen, candidate, best);
      high = torch.where(fallen, middle, high);
      low = torch.where(fallen, low, middle);
    }
    return best;
  }

  private static Tensor decision(Explanation explained) {
    return explained.scores().argmin(new LongOptional(1), false);
  }

  /** The explanation by the likeliest class that is not the label, of the inputs' shape. */
  private static Tensor otherwise(Explanation explained, Batch batch) {
    long n = batch.size();
    var own = batch.labels().view(n, 1);
    var others = explained.scores().scatter(1, own, new Scalar(Float.POSITIVE_INFINITY));
    var place = others.argmin(new LongOptional(1), false).view(n, 1, 1);
    var chosen = explained.images().gather(1, place.expand(n, 1, Decoders.PIXELS));
    return chosen.view(Tensors.shape(batch.inputs()));
  }
}
