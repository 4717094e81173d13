package io.hauberk.robust.certify;

import io.hauberk.core.Checks;
import io.hauberk.core.Progress;
import io.hauberk.robust.Budget;
import io.hauberk.robust.LpNorm;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.data.DataSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Certifies a data set by bounds, from the smallest radius on; a sample that fails at one radius is
 * not tried at larger ones.
 *
 * @param batchSize samples that are bounded together; memory grows with it
 */
public record CertifiedRun(LpNorm norm, List<Double> radii, int batchSize) {

  /** Coefficients of some thousand values for each of ten classes fit into the caches' reach. */
  public static final int DEFAULT_BATCH_SIZE = 32;

  public CertifiedRun {
    Checks.argument(!radii.isEmpty(), "radii", "none", "at least one");
    Checks.positive("batchSize", batchSize);
    radii = CertifiedCurve.growing(radii).boxed().toList();
  }

  /** One point a radius. */
  public CertifiedCurve curve(Verifier verifier, DataSet data, Progress progress) {
    var held = new long[radii.size()];
    long right = 0;
    try (var task = progress.start("certify", data.size())) {
      for (int from = 0; from < data.size(); from += batchSize) {
        try (var scope = TensorScope.open()) {
          var batch = data.batch(from, Math.min(data.size(), from + batchSize));
          right += certify(verifier, batch, held);
          task.advance(batch.size());
        }
      }
    }
    var points = new ArrayList<CertifiedCurve.Point>();
    for (int i = 0; i < held.length; i++) {
      points.add(new CertifiedCurve.Point(radii.get(i), held[i]));
    }
    return new CertifiedCurve(data.size(), right, 0, points);
  }

  /** Counts what holds at each radius; returns how many are right. */
  private long certify(Verifier verifier, Batch batch, long[] held) {
    long right = 0;
    var standing = batch;
    for (int i = 0; i < held.length; i++) {
      var found = verifier.certify(standing, new Budget(norm, radii.get(i)));
      right += i == 0 ? found.stream().filter(Certificate::right).count() : 0;
      var places = places(found.stream().map(Certificate::holds).toList());
      held[i] += places.length;
      if (places.length == 0) {
        break;
      }
      standing = standing.select(places);
    }
    return right;
  }

  private static long[] places(List<Boolean> holds) {
    return IntStream.range(0, holds.size()).filter(holds::get).asLongStream().toArray();
  }
}
