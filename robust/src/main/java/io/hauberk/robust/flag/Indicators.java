package io.hauberk.robust.flag;

import io.hauberk.core.Checks;
import io.hauberk.robust.Attack;
import io.hauberk.robust.Budget;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * The indicators of attack failure that show on an attack's way (Pintor et al. 2022, section 3):
 * unstable predictions, silent success, incomplete optimisation, transfer failure. They hold for
 * any attack: it is watched through the answers it asks for, sample by sample.
 *
 * <p>Cost: the attack on every sample, alone, with one forward pass more at each point; and 100
 * forward passes of the batch.
 *
 * @param budget points outside of it do not count
 */
public record Indicators(Attack<? super Classifier> attack, Budget budget) {

  /** Random points a sample, and the width of the cube they lie in (their indicators.py). */
  private static final int DRAWS = 100;

  private static final float WIDTH = 8f / 255;

  /**
   * The four readings.
   *
   * @param probe samples that the model has right
   */
  public List<Reading> of(Probe probe) {
    var paths = new ArrayList<Path>();
    for (int i = 0; i < probe.batch().size(); i++) {
      paths.add(path(probe.model(), probe.batch().select(new long[] {i})));
    }
    return List.of(
        new Reading(Sign.UNSTABLE_PREDICTIONS, instability(probe)),
        reading(Sign.SILENT_SUCCESS, paths, Path::silent),
        reading(Sign.INCOMPLETE_OPTIMISATION, paths, Path::unfinished),
        reading(Sign.TRANSFER_FAILURE, paths, Path::lostInTransfer));
  }

  private Path path(Classifier model, Batch sample) {
    Checks.argument(sample.size() == 1, "sample", sample.size(), "one");
    try (var scope = TensorScope.open()) {
      var watched = new Watched(model, sample, budget);
      var returned = attack.search(watched, sample);
      try (var guard = new NoGradGuard()) {
        return new Path(watched.steps(), watched.errs(model.logits(returned)));
      }
    }
  }

  private static Reading reading(Sign sign, List<Path> paths, Predicate<Path> shows) {
    return new Reading(sign, (double) paths.stream().filter(shows).count() / paths.size());
  }

  /** Mean relative change of the margin at random points nearby, at most 1. */
  private static double instability(Probe probe) {
    var centre = Margin.of(probe.model(), probe.batch());
    var randomness = probe.randomness().derive("instability");
    double sum = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      try (var scope = TensorScope.open()) {
        var moved = Nearby.cube(probe.batch(), WIDTH, randomness, draw);
        var margins = Margin.of(probe.model(), moved);
        for (int i = 0; i < margins.length; i++) {
          double scale = centre[i] == 0 ? 1 : Math.abs(centre[i]);
          sum += Math.abs(margins[i] - centre[i]) / scale;
        }
      }
    }
    return Math.min(1, sum / DRAWS / centre.length);
  }
}
