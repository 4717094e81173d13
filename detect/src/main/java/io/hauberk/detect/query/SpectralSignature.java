package io.hauberk.detect.query;

import io.hauberk.core.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which records of one class in feedback or training data may be poison: those that stand out along
 * the direction in which the class varies most. Give each class by itself, and features of a
 * network rather than raw inputs.
 *
 * <p>Source: Tran, Li and Madry 2018, algorithm 1: one and a half times the share of poison that is
 * feared is left out. Honest records are among them; where no poison is, all are.
 *
 * @param feared share of the records that may be poison
 */
public record SpectralSignature(double feared) {

  private static final double MARGIN = 1.5;
  private static final int STEPS = 100;

  public SpectralSignature {
    Checks.argument(feared > 0 && feared <= 0.5, "feared", feared, "0 < share <= 0.5");
  }

  /** Places of the records to leave out, the most suspicious first. */
  public List<Integer> suspects(List<double[]> features) {
    Checks.argument(features.size() >= 2, "features", features.size(), ">= 2");
    var scores = scores(features);
    int most = (int) Math.round(Math.min(1, MARGIN * feared) * features.size());
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted((a, b) -> Double.compare(scores[b], scores[a]))
        .limit(most)
        .toList();
  }

  /** Squared projections on the first singular vector of the centred features. */
  double[] scores(List<double[]> features) {
    var centred = centred(features);
    int width = centred.get(0).length;
    var direction = new double[width];
    for (int i = 0; i < width; i++) {
      direction[i] = 1 + (i * 0x9e3779b9L & 0xffff) / 65536.0;
    }
    for (int step = 0; step < STEPS; step++) {
      direction = multiplied(centred, direction);
    }
    var scores = new double[centred.size()];
    for (int i = 0; i < scores.length; i++) {
      double along = dot(centred.get(i), direction);
      scores[i] = along * along;
    }
    return scores;
  }

  private static List<double[]> centred(List<double[]> features) {
    int width = features.get(0).length;
    var mean = new double[width];
    for (var row : features) {
      Checks.argument(row.length == width, "features.width", row.length, String.valueOf(width));
      for (int i = 0; i < width; i++) {
        mean[i] += row[i] / features.size();
      }
    }
    var centred = new ArrayList<double[]>(features.size());
    for (var row : features) {
      var rest = row.clone();
      for (int i = 0; i < width; i++) {
        rest[i] -= mean[i];
      }
      centred.add(rest);
    }
    return centred;
  }

  /** One step of the power method, to length 1. */
  private static double[] multiplied(List<double[]> centred, double[] direction) {
    var next = new double[direction.length];
    for (var row : centred) {
      double along = dot(row, direction);
      for (int i = 0; i < next.length; i++) {
        next[i] += along * row[i];
      }
    }
    double length = Math.sqrt(dot(next, next));
    for (int i = 0; i < next.length; i++) {
      next[i] = length == 0 ? 0 : next[i] / length;
    }
    return next;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
