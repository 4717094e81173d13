package io.hauberk.robust.whitebox;

import io.hauberk.robust.Attack;
import io.hauberk.robust.Goal;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.LabelOracle;
import io.hauberk.tensor.TensorScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * One square for all images, found by {@link AdversarialPatch}, at a place drawn for each.
 *
 * <p>Threat model: the model is not asked at all. Cost: none.
 */
public final class StuckPatch implements Attack<LabelOracle> {

  private final PatchPlaces places;
  private final Goal goal;
  private final Learnt patch;

  /** Copies {@code patch}, [channels, side, side]. */
  StuckPatch(PatchPlaces places, Goal goal, Tensor patch) {
    this.places = places;
    this.goal = goal;
    this.patch = new Learnt(patch);
  }

  public int side() {
    return places.side();
  }

  /** The square, row by row, channel by channel. */
  public float[] values() {
    return patch.values();
  }

  @Override
  public Goal goal() {
    return goal;
  }

  @Override
  public Tensor perturb(LabelOracle model, Batch batch) {
    places.check(batch.inputs());
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      return scope.keep(places.at(batch, 0).stick(batch.inputs(), patch.tensor()));
    }
  }

  @Override
  public String toString() {
    return "StuckPatch[side=" + places.side() + ", goal=" + goal + "]";
  }
}
