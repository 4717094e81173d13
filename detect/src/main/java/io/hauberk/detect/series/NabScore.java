package io.hauberk.detect.series;

import io.hauberk.core.Checks;
import java.util.Arrays;
import java.util.List;

/**
 * The score of the Numenta Anomaly Benchmark, standard profile (Lavin, Ahmad, "Evaluating Real-Time
 * Anomaly Detection Algorithms: the Numenta Anomaly Benchmark", ICMLA 2015): the earliest alarm in
 * a window counts up to 1, a window without one costs 1, an alarm outside costs up to 0.11, and the
 * sum is scaled so that no alarm at all is 0 and the perfect detector 100.
 */
public final class NabScore {

  private static final double FALSE_ALARM = 0.11;
  private static final double PROBATION = 0.15;
  private static final int PROBATION_ROWS = 5000;

  private double sum;
  private int windows;

  /**
   * A span of rows that holds an anomaly.
   *
   * @param first row, from 0
   * @param last row, itself part of it
   */
  public record Window(int first, int last) {

    public Window {
      Checks.argument(first >= 0 && first < last, "window", first + " to " + last, "first < last");
    }

    private double width() {
      return last - first + 1.0;
    }
  }

  /** Rows at the start of a series in which alarms do not count. */
  public static int probation(int rows) {
    return (int) Math.min(Math.floor(PROBATION * rows), PROBATION * PROBATION_ROWS);
  }

  /**
   * Adds a series.
   *
   * @param alarms one element a row
   * @param truth in order of time, apart from each other
   */
  public void add(boolean[] alarms, List<Window> truth) {
    var found = new double[truth.size()];
    Arrays.fill(found, -1);
    int passed = 0;
    for (int row = probation(alarms.length); row < alarms.length; row++) {
      while (passed < truth.size() && truth.get(passed).last() < row) {
        passed++;
      }
      if (alarms[row]) {
        count(truth, passed, row, found);
      }
    }
    sum += Arrays.stream(found).sum();
    windows += truth.size();
  }

  /** An alarm after the first {@code passed} windows ended. */
  private void count(List<Window> truth, int passed, int row, double[] found) {
    if (passed < truth.size() && truth.get(passed).first() <= row) {
      found[passed] = Math.max(found[passed], inside(truth.get(passed), row));
    } else {
      sum += FALSE_ALARM * (passed == 0 ? -1 : after(truth.get(passed - 1), row));
    }
  }

  private static double inside(Window window, int row) {
    return sigmoid(-(window.last() - row + 1) / window.width()) / sigmoid(-1);
  }

  private static double after(Window window, int row) {
    return sigmoid((row - window.last()) / (window.width() - 1));
  }

  private static double sigmoid(double x) {
    return x > 3 ? -1 : 2 / (1 + Math.exp(5 * x)) - 1;
  }

  /** 100 at best, below 0 if silence were better. */
  public double value() {
    Checks.state(windows > 0, "windows", windows, "at least one");
    return 100 * (sum + windows) / (2 * windows);
  }
}
