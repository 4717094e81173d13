package io.hauberk.detect.query;

import java.util.Arrays;
import java.util.List;

/** A normal distribution by its mean and the lower Cholesky factor of its covariance. */
final class Gaussian {

  private final double[] mean;
  private final double[][] factor;

  private Gaussian(double[] mean, double[][] factor) {
    this.mean = mean;
    this.factor = factor;
  }

  /**
   * @param ridge added to variances, as a share of their mean
   */
  static Gaussian of(List<double[]> points, double ridge) {
    int width = points.get(0).length;
    var mean = new double[width];
    for (var point : points) {
      for (int i = 0; i < width; i++) {
        mean[i] += point[i] / points.size();
      }
    }
    var covariance = new double[width][width];
    for (var point : points) {
      for (int i = 0; i < width; i++) {
        for (int j = 0; j <= i; j++) {
          covariance[i][j] += (point[i] - mean[i]) * (point[j] - mean[j]) / points.size();
        }
      }
    }
    double trace = 0;
    for (int i = 0; i < width; i++) {
      trace += covariance[i][i];
    }
    for (int i = 0; i < width; i++) {
      covariance[i][i] += ridge * trace / width + Float.MIN_NORMAL;
    }
    return new Gaussian(mean, cholesky(covariance));
  }

  private static double[][] cholesky(double[][] a) {
    var l = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= l[i][k] * l[j][k];
        }
        l[i][j] = i == j ? Math.sqrt(Math.max(sum, Float.MIN_NORMAL)) : sum / l[j][j];
      }
    }
    return l;
  }

  /** Squared Mahalanobis distance. */
  double distance(double[] point) {
    return Arrays.stream(whitened(point)).map(x -> x * x).sum();
  }

  /** The point in coordinates that are independent and of spread one. */
  double[] whitened(double[] point) {
    var solved = new double[mean.length];
    for (int i = 0; i < solved.length; i++) {
      double rest = point[i] - mean[i];
      for (int k = 0; k < i; k++) {
        rest -= factor[i][k] * solved[k];
      }
      solved[i] = rest / factor[i][i];
    }
    return solved;
  }
}
