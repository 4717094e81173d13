package io.hauberk.report.markup;

import io.hauberk.report.LineChart.Scale;
import io.hauberk.report.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an axis is marked: round numbers, few enough to read (the steps 1, 2, 5 of Heckbert, "Nice
 * numbers for graph labels", Graphics Gems 1990).
 *
 * @param low the axis begins here
 * @param high and ends here; both are marks on a linear axis
 */
record Ticks(double low, double high, List<Tick> marks) {

  private static final int MAX_DECADES = 8;
  private static final int FEW_DECADES = 2;
  private static final int MAX_DECIMALS = 4;
  private static final double LARGEST_PLAIN = 1e6;
  private static final double MARGIN = 1e-9;

  /** A narrower range, relative to its values, is one value and rounding. */
  private static final double SMALLEST_SPAN = 1e-12;

  /** One mark and its label. */
  record Tick(double value, String label) {}

  /** Covers the values from {@code low} to {@code high} in about {@code wanted} steps. */
  static Ticks cover(Scale scale, double low, double high, int wanted) {
    return switch (scale) {
      case LINEAR -> linear(low, high, wanted);
      case LOG -> logarithmic(low, high);
    };
  }

  private static Ticks linear(double low, double high, int wanted) {
    double size = Math.max(Math.abs(low), Math.abs(high));
    double half = high - low > size * SMALLEST_SPAN ? 0 : Math.max(size / 2, 0.5);
    double step = niceStep((high - low + 2 * half) / wanted);
    long first = (long) Math.floor((low - half) / step + MARGIN);
    long last = (long) Math.ceil((high + half) / step - MARGIN);
    var marks = new ArrayList<Tick>();
    for (long i = first; i <= last; i++) {
      marks.add(new Tick(i * step, label(i * step, step)));
    }
    return new Ticks(first * step, last * step, marks);
  }

  private static Ticks logarithmic(double low, double high) {
    int first = (int) Math.floor(Math.log10(low) + MARGIN);
    int last = Math.max(first + 1, (int) Math.ceil(Math.log10(high) - MARGIN));
    int stride = (last - first + MAX_DECADES - 1) / MAX_DECADES;
    var leads = last - first <= FEW_DECADES ? List.of(1, 2, 5) : List.of(1);
    var marks = new ArrayList<Tick>();
    for (int decade = first; decade < last; decade += stride) {
      for (int lead : leads) {
        marks.add(decimal(lead, decade));
      }
    }
    marks.add(decimal(1, last));
    return new Ticks(Math.pow(10, first), Math.pow(10, last), marks);
  }

  private static Tick decimal(int lead, int decade) {
    double value = lead * Math.pow(10, decade);
    return new Tick(value, Numbers.significant(value, 1));
  }

  private static double niceStep(double rough) {
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double lead = rough / power;
    if (lead <= 1 + MARGIN) {
      return power;
    }
    if (lead <= 2 + MARGIN) {
      return 2 * power;
    }
    return (lead <= 5 + MARGIN ? 5 : 10) * power;
  }

  /** As many digits as tell neighbours apart; far from 1, powers of ten. */
  private static String label(double value, double step) {
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + MARGIN));
    if (decimals <= MAX_DECIMALS && Math.abs(value) < LARGEST_PLAIN) {
      return Numbers.fixed(value, decimals);
    }
    double steps = Math.max(1, Math.abs(value) / step);
    return Numbers.scientific(
        value, (int) Math.min(Numbers.MAX_DIGITS, Math.ceil(Math.log10(steps)) + 1));
  }
}
