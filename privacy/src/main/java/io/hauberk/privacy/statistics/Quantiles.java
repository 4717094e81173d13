package io.hauberk.privacy.statistics;

import static java.math.RoundingMode.CEILING;

import io.hauberk.core.Checks;
import io.hauberk.privacy.mechanism.Selection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Quantiles, each picked by permute-and-flip from {@value #BINS} equal parts of the bounds; the
 * roundest number of a part is the answer, so that ages come out as whole years. A part's score is
 * how many rows are between it and the rank asked for: 0 when the rank falls in it. A row moves a
 * score by at most max(q, 1 - q).
 *
 * @param ranks each above 0 and below 1; epsilon is divided among them
 */
public record Quantiles(Bounds bounds, List<Double> ranks) implements Aggregate {

  /** Finer parts would cost time, coarser ones accuracy. */
  public static final int BINS = 4096;

  private static final int MOST = 100;

  public Quantiles {
    ranks = List.copyOf(ranks);
    Checks.inRange("quantiles", ranks.size(), 1, MOST);
    for (double rank : ranks) {
      Checks.argument(rank > 0 && rank < 1, "quantile", rank, "above 0 and below 1");
    }
  }

  @Override
  public List<String> names() {
    return ranks.stream().map(rank -> "quantile " + rank).toList();
  }

  @Override
  public int cells() {
    return BINS;
  }

  @Override
  public boolean takes(double value) {
    return !Double.isNaN(value);
  }

  @Override
  public void add(double value, long[] cells) {
    cells[(int) Math.min(BINS - 1, bounds.place(value) * BINS)]++;
  }

  @Override
  public List<Double> release(long[] cells, long rows, double epsilon) {
    var figures = new ArrayList<Double>();
    for (double rank : ranks) {
      double sensitivity = rows * Math.max(rank, 1 - rank);
      var pick = new Selection.PermuteAndFlip(sensitivity, epsilon / ranks.size());
      figures.add(roundest(pick.choose(scores(cells, rank))));
    }
    return figures;
  }

  /** The number of the fewest decimals in a part; it depends on the bounds alone. */
  private double roundest(int part) {
    double from = bounds.at((double) part / BINS);
    double to = bounds.at((part + 1.0) / BINS);
    var scale = (int) Math.floor(-Math.log10(to - from));
    for (int decimals = Math.min(0, scale); decimals <= scale + 1; decimals++) {
      double rounded = BigDecimal.valueOf(from).setScale(decimals, CEILING).doubleValue();
      if (rounded < to) {
        return rounded;
      }
    }
    return bounds.at((part + 0.5) / BINS);
  }

  private static double[] scores(long[] cells, double rank) {
    long total = 0;
    for (long count : cells) {
      total += count;
    }
    var scores = new double[cells.length];
    double target = rank * total;
    long below = 0;
    for (int i = 0; i < cells.length; i++) {
      long upTo = below + cells[i];
      scores[i] = -Math.max(0, Math.max(below - target, target - upTo));
      below = upTo;
    }
    return scores;
  }
}
