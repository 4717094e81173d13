package io.hauberk.robust.auto;

import io.hauberk.core.Randomness;
import io.hauberk.report.Finding;
import io.hauberk.report.Section;
import io.hauberk.robust.Budget;
import io.hauberk.robust.LpNorm;
import io.hauberk.robust.Pgd;
import io.hauberk.robust.SampleOutcome;
import io.hauberk.robust.StepSize;
import io.hauberk.robust.Words;
import io.hauberk.robust.flag.FalseRobustness;
import io.hauberk.robust.flag.Probe;
import io.hauberk.robust.flag.Reading;
import io.hauberk.robust.flag.SignReport;
import io.hauberk.robust.metric.Clever;
import io.hauberk.robust.metric.Distances;
import io.hauberk.robust.metric.EmpiricalRobustness;
import io.hauberk.robust.metric.LossSensitivity;
import io.hauberk.robust.metric.MeasureReport;
import io.hauberk.robust.metric.Measures;
import io.hauberk.robust.metric.Proportion;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * What goes with a suite's result: the signs that it may be false, and the measures beside it.
 *
 * @param readings of every sign looked for
 */
public record Evaluation(List<Reading> readings, Measures measures) {

  /** Samples that signs are looked for on, the first ones. */
  private static final int PROBED = 128;

  /** Samples with a CLEVER score, and its parameters: a small fraction of the paper's. */
  private static final int SCORED = 8;

  private static final int CLEVER_BATCHES = 20;
  private static final int CLEVER_DRAWS = 32;
  private static final int CLEVER_TARGETS = 3;

  /**
   * Steps of the attack that signs are looked for with beside a suite, and their size in epsilons:
   * from any start it reaches any end of the ball, and has steps left (Madry et al. 2018).
   */
  private static final int STEPS = 100;

  private static final double STEP = 0.025;

  public Evaluation {
    readings = List.copyOf(readings);
  }

  /**
   * Looks at a model and its data beside a suite's result.
   *
   * @param attack whose figures stand beside the signs; its budget is the suite's
   */
  public record Plan(Pgd attack, Randomness randomness) {

    /** Looks for signs alone, of the model and of the attack itself. */
    public List<Reading> signs(Classifier model, DataSet data) {
      try (var scope = TensorScope.open()) {
        return signs(model, probed(data), attack);
      }
    }

    private List<Reading> signs(Classifier model, Batch probed, Pgd by) {
      return FalseRobustness.of(new Probe(model, probed, randomness.derive("signs")), by);
    }

    /** A suite's attacks run to their end; so must the one that is watched in their place. */
    private Pgd patient() {
      return new Pgd(
          attack.budget(), new StepSize.Relative(STEP), STEPS, attack.goal(), attack.from());
    }

    private static Batch probed(DataSet data) {
      return data.batch(0, Math.min(PROBED, data.size()));
    }

    /**
     * @param distances per sample of the data, to the nearest example that any attack found
     */
    public Evaluation of(Classifier model, DataSet data, SuiteResult result, double[] distances) {
      try (var scope = TensorScope.open()) {
        var probed = probed(data);
        var readings = new ArrayList<>(signs(model, probed, patient()));
        result.blackBoxReading().ifPresent(readings::add);
        var measures =
            new Measures(
                share(result, SampleOutcome::right),
                share(result, SampleOutcome::robust),
                new Distances(distances),
                EmpiricalRobustness.of(distances, sizes(data, attack.budget().norm())),
                LossSensitivity.of(model, probed, LpNorm.L2),
                clever(model, data),
                result.queries());
        return new Evaluation(readings, measures);
      }
    }

    private static Proportion share(SuiteResult result, Predicate<SampleOutcome> which) {
      var samples = result.trial().samples();
      return new Proportion(samples.stream().filter(which).count(), samples.size());
    }

    private List<Double> clever(Classifier model, DataSet data) {
      var score =
          new Clever(
              attack.budget().norm(),
              2 * attack.budget().epsilon(),
              CLEVER_BATCHES,
              CLEVER_DRAWS,
              CLEVER_TARGETS,
              randomness);
      var few = data.batch(0, Math.min(SCORED, data.size()));
      return Arrays.stream(score.scores(model, few)).boxed().toList();
    }

    private static double[] sizes(DataSet data, LpNorm norm) {
      var sizes = new double[data.size()];
      for (int from = 0; from < sizes.length; from += PROBED) {
        try (var scope = TensorScope.open()) {
          var part = data.batch(from, Math.min(sizes.length, from + PROBED));
          var found = Tensors.floats(norm.size(part.inputs()));
          for (int i = 0; i < found.length; i++) {
            sizes[from + i] = found[i];
          }
        }
      }
      return sizes;
    }
  }

  /**
   * Signs, then measures.
   *
   * @param model said of whom: {@code plain}, {@code hardened}
   */
  public List<Section> sections(String model, Budget budget, long seed, Words words) {
    var sections = new ArrayList<>(new SignReport(readings, model).sections(words));
    var bootstrap = new Randomness(seed).derive("bootstrap");
    sections.addAll(new MeasureReport(measures, budget, model, bootstrap).sections(words));
    return sections;
  }

  /** The raised signs. */
  public List<Finding> findings(String subject, Words words) {
    return new SignReport(readings, subject).findings(subject, words);
  }

  public long raised() {
    return readings.stream().filter(Reading::raised).count();
  }
}
