package io.hauberk.robust.theft;

import io.hauberk.core.Checks;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.train.TrainingPlan;
import java.util.List;

/**
 * How a model is copied.
 *
 * @param rungs questions in all at which a student is trained and judged, ascending
 * @param student its layers; they need not be the victim's
 * @param plan of a student's training; its seed also keys the first weights and the order of
 *     questions
 */
public record Recipe(List<Integer> rungs, Choice choice, Network student, TrainingPlan plan) {

  public Recipe {
    rungs = List.copyOf(rungs);
    Checks.argument(!rungs.isEmpty(), "rungs", rungs, "one or more numbers of questions");
    int before = 0;
    for (int rung : rungs) {
      Checks.argument(rung > before, "rungs", rungs, "above 0, ascending");
      before = rung;
    }
  }

  /** The last rung. */
  public int questions() {
    return rungs.get(rungs.size() - 1);
  }
}
