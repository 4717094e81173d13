package io.hauberk.privacy.audit;

import io.hauberk.privacy.train.DpSgd;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.network.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a {@link AuditedTraining.Witness} reads off the weights of a {@link CanaryBed}: after every
 * step, how far the noisy sum of gradients reached in each canary's direction, in clipping norms.
 * With the canary in the batch that is 1 plus noise, else noise.
 */
final class Transcript implements AuditedTraining.Witness {

  private final CanaryBed bed;
  private final DpSgd plan;
  private final Model model;
  private final int classes;
  private final double perStep;
  private float[] weights;
  private float[] biases;
  private final double[] scores;
  private final List<Double> ballast = new ArrayList<>();

  Transcript(CanaryBed bed, DpSgd plan, Model model) {
    this.bed = bed;
    this.plan = plan;
    this.model = model;
    this.classes = bed.classes();
    this.perStep =
        plan.sampling().expectedBatch() / plan.optimizer().learningRate() / plan.clipping().norm();
    this.weights = read("0.weight");
    this.biases = read("0.bias");
    this.scores = new double[classes - 2];
  }

  @Override
  public void afterStep() {
    var newWeights = read("0.weight");
    var newBiases = read("0.bias");
    var reaches =
        IntStream.range(1, classes).mapToDouble(i -> reach(i, newWeights, newBiases)).toArray();
    weights = newWeights;
    biases = newBiases;
    ballast.add(reaches[classes - 2] / bed.ballastShare());
    addScores(Arrays.copyOf(reaches, classes - 2));
  }

  /** Each canary's log likelihood ratio of all steps, in against out, under the plan. */
  double[] scores() {
    return scores.clone();
  }

  /** How many samples of ballast seem to be in each batch. */
  double[] batches() {
    return ballast.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private float[] read(String name) {
    return Tensors.floats(model.weights().get(name));
  }

  /** Along p - e of this class, all classes alike, spread over the input's column and the bias. */
  private double reach(int label, float[] newWeights, float[] newBiases) {
    double input = bed.input(label);
    double sum = 0;
    for (int row = 0; row < classes; row++) {
      double column = weights[row * classes + label] - newWeights[row * classes + label];
      double along = input * column + biases[row] - newBiases[row];
      sum += along * ((row == label ? -1 : 0) + 1.0 / classes);
    }
    return sum / Math.hypot(1, input) / bed.logitGradient() * perStep;
  }

  /** What all of a kind have in common comes from ballast. */
  private void addScores(double[] reaches) {
    double loud = median(reaches, 0);
    double quiet = median(reaches, 1);
    for (int i = 0; i < reaches.length; i++) {
      scores[i] += logRatio(reaches[i] - (bed.loud(i) ? loud : quiet));
    }
  }

  private static double median(double[] reaches, int first) {
    var kind =
        IntStream.iterate(first, i -> i < reaches.length, i -> i + 2)
            .mapToDouble(i -> reaches[i])
            .sorted()
            .toArray();
    return kind[(kind.length - 1) / 2];
  }

  /** log(1 - q + q e^((2x - 1) / (2 sigma^2))): one step of the subsampled Gaussian. */
  private double logRatio(double x) {
    double q = plan.sampling().rate();
    double sigma = plan.noise().multiplier();
    double in = Math.log(q) + (2 * x - 1) / (2 * sigma * sigma);
    double out = Math.log1p(-q);
    double larger = Math.max(in, out);
    return larger + Math.log1p(Math.exp(Math.min(in, out) - larger));
  }
}
