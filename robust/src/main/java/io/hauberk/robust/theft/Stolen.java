package io.hauberk.robust.theft;

import io.hauberk.tensor.network.Model;
import java.util.List;

/**
 * A copy and how good it is. It owns the student.
 *
 * @param student of the last rung
 * @param victimAccuracy on the judge's samples
 */
public record Stolen(Model student, List<Rung> rungs, double victimAccuracy)
    implements AutoCloseable {

  public Stolen {
    rungs = List.copyOf(rungs);
  }

  /**
   * A student on the judge's samples.
   *
   * @param questions asked so far
   * @param fidelity the share of samples on which student and victim decide alike
   * @param accuracy the share it has right
   */
  public record Rung(int questions, double fidelity, double accuracy) {}

  /** The last rung's. */
  public double fidelity() {
    return rungs.get(rungs.size() - 1).fidelity();
  }

  @Override
  public void close() {
    student.close();
  }
}
