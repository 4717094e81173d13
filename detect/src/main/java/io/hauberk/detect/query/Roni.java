package io.hauberk.detect.query;

import io.hauberk.core.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Rejects feedback on which learning makes a model worse: each batch is learnt together with
 * trusted data, and left out when accuracy on kept-back data falls by more than is tolerated.
 *
 * <p>Source: Nelson et al. 2008, Reject On Negative Impact. Not caught: poison that harms only
 * inputs that are not among the kept-back data (backdoors), and many batches that each harm little.
 *
 * @param <T> a record
 * @param accuracy of a model learnt from these records, on data kept back
 * @param tolerated fall of accuracy
 */
public record Roni<T>(ToDoubleFunction<List<T>> accuracy, double tolerated) {

  public Roni {
    Checks.notNegative("tolerated", tolerated);
  }

  /** What one batch does to accuracy. */
  public record Impact(int batch, double change, boolean rejected) {}

  /** Judges every batch by itself. */
  public List<Impact> judge(List<T> trusted, List<List<T>> batches) {
    Checks.argument(!trusted.isEmpty(), "trusted", "none", "at least 1 record");
    double before = accuracy.applyAsDouble(trusted);
    var impacts = new ArrayList<Impact>();
    for (int i = 0; i < batches.size(); i++) {
      var with = new ArrayList<>(trusted);
      with.addAll(batches.get(i));
      double change = accuracy.applyAsDouble(with) - before;
      impacts.add(new Impact(i, change, change < -tolerated));
    }
    return impacts;
  }
}
