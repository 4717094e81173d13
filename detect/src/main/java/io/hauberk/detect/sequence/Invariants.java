package io.hauberk.detect.sequence;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts that agree in at least 98 % of normal sequences: of two events, or of one and the sum of
 * two others (after Lou et al., "Mining Invariants from Console Logs for System Problem Detection",
 * USENIX ATC 2010, whose search is wider). Evaded by whatever leaves the agreements whole, such as
 * a session with both of a pair left out.
 */
public final class Invariants implements SequenceDetector {

  private static final double HOLDS = 0.98;

  /** Sums are looked for among so many events; pairs among all. */
  private static final int SUMS = 32;

  private final CountMatrix matrix;
  private final List<Agreement> agreements = new ArrayList<>();

  /** One event as often as the others together. */
  private record Agreement(int one, List<Integer> others) {

    boolean holds(double[] row) {
      double sum = 0;
      for (int other : others) {
        sum += row[other];
      }
      return row[one] == sum;
    }

    /** An agreement of zeros says nothing. */
    boolean isIdle(double[] row) {
      return row[one] == 0 && others.stream().allMatch(other -> row[other] == 0);
    }
  }

  public Invariants(Profile profile) {
    matrix = new CountMatrix(profile);
    int n = matrix.events.size();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (i < j) {
          keep(new Agreement(i, List.of(j)));
        }
        for (int k = j + 1; i != j && k < Math.min(n, SUMS); k++) {
          if (k != i && i < SUMS) {
            keep(new Agreement(i, List.of(j, k)));
          }
        }
      }
    }
  }

  private void keep(Agreement candidate) {
    double all = 0;
    double held = 0;
    double used = 0;
    for (int i = 0; i < matrix.rows.length; i++) {
      all += matrix.times[i];
      held += candidate.holds(matrix.rows[i]) ? matrix.times[i] : 0;
      used += candidate.isIdle(matrix.rows[i]) ? 0 : matrix.times[i];
      if (all - held > (1 - HOLDS) * total()) {
        return;
      }
    }
    if (2 * used >= all) {
      agreements.add(candidate);
    }
  }

  private double total() {
    double sum = 0;
    for (double times : matrix.times) {
      sum += times;
    }
    return sum;
  }

  /** How many agreements were found. */
  public int found() {
    return agreements.size();
  }

  @Override
  public double score(EventCounts sequence) {
    var row = matrix.row(sequence);
    return agreements.stream().filter(agreement -> !agreement.holds(row)).count() * 2.0;
  }

  @Override
  public String name() {
    return "invariants";
  }
}
