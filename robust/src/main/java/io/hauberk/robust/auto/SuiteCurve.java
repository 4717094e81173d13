package io.hauberk.robust.auto;

import io.hauberk.core.Checks;
import io.hauberk.core.Progress;
import io.hauberk.robust.Ladder;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.data.DataSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * What a suite left standing at each of several epsilons: robust accuracy over epsilon. It never
 * rises, for a sample that fell at one epsilon counts as fallen at every larger one.
 *
 * @param points by rising epsilon
 */
public record SuiteCurve(List<Point> points) {

  /**
   * One epsilon.
   *
   * @param result the worst case of every sample at this epsilon and those below; its attacks met
   *     only what stood at those below
   */
  public record Point(double epsilon, SuiteResult result) {}

  public SuiteCurve {
    Checks.argument(!points.isEmpty(), "points", points.size(), "at least one");
    points = List.copyOf(points);
  }

  /**
   * How a curve is found: from the smallest epsilon up, each meeting only the survivors of the one
   * before.
   *
   * @param trials the suite of one epsilon
   */
  public record Plan(Ladder ladder, DoubleFunction<SuiteTrial> trials) {

    public SuiteCurve run(Classifier model, DataSet data, Progress progress) {
      var points = new ArrayList<Point>();
      for (double epsilon : ladder.epsilons()) {
        var trial = trials.apply(epsilon);
        if (!points.isEmpty()) {
          trial.above(points.get(points.size() - 1).result());
        }
        points.add(new Point(epsilon, trial.run(model, data, progress)));
      }
      return new SuiteCurve(points);
    }
  }

  /** The largest epsilon's. */
  public SuiteResult top() {
    return points.get(points.size() - 1).result();
  }

  /** What stands at the largest epsilon, with the attacks and queries of all of them. */
  public SuiteResult whole() {
    var attacks = points.stream().flatMap(point -> point.result().attacks().stream()).toList();
    return new SuiteResult(top().trial(), attacks);
  }
}
