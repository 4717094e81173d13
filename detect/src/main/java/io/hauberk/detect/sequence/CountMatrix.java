package io.hauberk.detect.sequence;

import java.util.List;

/** Vectors of counts as rows over the known events, and what PCA and invariants make of them. */
final class CountMatrix {

  /** Events beyond the first so many do not count: the decomposition is cubic in them. */
  static final int MAX_EVENTS = 128;

  final List<String> events;
  final double[][] rows;
  final double[] times;

  CountMatrix(Profile profile) {
    var known = profile.events();
    events = known.subList(0, Math.min(known.size(), MAX_EVENTS));
    var vectors = profile.vectors();
    rows = new double[vectors.size()][];
    times = new double[vectors.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(vectors.get(i));
      times[i] = profile.times().get(i);
    }
  }

  double[] row(EventCounts sequence) {
    return events.stream().mapToDouble(event -> sequence.counts().getOrDefault(event, 0)).toArray();
  }

  double[] mean() {
    var mean = new double[events.size()];
    double all = 0;
    for (int i = 0; i < rows.length; i++) {
      all += times[i];
      for (int j = 0; j < mean.length; j++) {
        mean[j] += times[i] * rows[i][j];
      }
    }
    for (int j = 0; j < mean.length; j++) {
      mean[j] /= Math.max(1, all);
    }
    return mean;
  }

  double[][] covariance(double[] mean) {
    int n = events.size();
    var covariance = new double[n][n];
    double all = 0;
    for (int i = 0; i < rows.length; i++) {
      all += times[i];
      for (int j = 0; j < n; j++) {
        double weighed = times[i] * (rows[i][j] - mean[j]);
        for (int k = 0; weighed != 0 && k < n; k++) {
          covariance[j][k] += weighed * (rows[i][k] - mean[k]);
        }
      }
    }
    for (var row : covariance) {
      for (int k = 0; k < n; k++) {
        row[k] /= Math.max(1, all);
      }
    }
    return covariance;
  }
}
