package io.hauberk.detect.sequence;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What of a vector of counts lies outside the directions that hold 95 % of the variance of normal
 * operation (Xu et al., "Detecting Large-Scale System Problems by Mining Console Logs", SOSP 2009);
 * the limit is the residual that one normal sequence in a thousand exceeds. Evaded by changes along
 * the directions of usual variance.
 */
public final class PcaResidual implements SequenceDetector {

  private static final double VARIANCE = 0.95;
  private static final double EXCEEDED_BY = 0.001;

  private final CountMatrix matrix;
  private final double[] mean;
  private final List<double[]> directions;
  private final double limit;

  public PcaResidual(Profile profile) {
    matrix = new CountMatrix(profile);
    mean = matrix.mean();
    var eigen = Eigen.of(matrix.covariance(mean));
    double all = Arrays.stream(eigen.values()).filter(value -> value > 0).sum();
    double held = 0;
    int kept = 0;
    while (kept < eigen.values().length && held < VARIANCE * all) {
      held += eigen.values()[kept++];
    }
    directions = eigen.vectors().subList(0, kept);
    limit = limit();
  }

  private double limit() {
    var residuals = Arrays.stream(matrix.rows).mapToDouble(this::residual).toArray();
    var order =
        IntStream.range(0, residuals.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -residuals[i]))
            .toList();
    double above = EXCEEDED_BY * Arrays.stream(matrix.times).sum();
    double passed = 0;
    for (int i : order) {
      passed += matrix.times[i];
      if (passed > above) {
        return Math.max(1e-9, residuals[i]);
      }
    }
    return 1e-9;
  }

  private double residual(double[] row) {
    double squares = 0;
    for (int j = 0; j < row.length; j++) {
      squares += (row[j] - mean[j]) * (row[j] - mean[j]);
    }
    for (var direction : directions) {
      double along = 0;
      for (int j = 0; j < row.length; j++) {
        along += (row[j] - mean[j]) * direction[j];
      }
      squares -= along * along;
    }
    return Math.max(0, squares);
  }

  @Override
  public double score(EventCounts sequence) {
    return residual(matrix.row(sequence)) / limit / (1 + 1e-9);
  }

  @Override
  public String name() {
    return "pca-residual";
  }
}
