package io.hauberk.robust.guard;

import io.hauberk.core.HauberkException;
import java.util.Locale;
import java.util.Optional;

/** A training that was stopped because the model learned to fool its own attack. */
public final class CatastrophicOverfitting extends HauberkException {

  private static final long serialVersionUID = 1L;

  private final boolean kept;

  CatastrophicOverfitting(int epoch, double accuracy, Optional<KeptModel.Mark> best) {
    super("accuracy under PGD after epoch " + epoch, percent(accuracy), rule(best));
    kept = best.isPresent();
  }

  /** Whether the model has the weights of a better epoch again. */
  public boolean kept() {
    return kept;
  }

  private static String rule(Optional<KeptModel.Mark> best) {
    return "near that on the training's own examples; "
        + best.map(b -> "epoch " + b.epoch() + " is kept, with " + percent(b.accuracy()))
            .orElse("no epoch is kept");
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
