package io.hauberk.data.anonymize;

import io.hauberk.core.Checks;
import java.util.Arrays;

/** l-diversity: each class holds enough different values of a sensitive column. */
public sealed interface Diversity extends PrivacyModel {

  /** At least l different values (Machanavajjhala et al. 2007, definition 4.1). */
  record Distinct(String column, int l) implements Diversity {

    public Distinct {
      Checks.argument(l >= 2, "l", l, ">= 2");
    }

    @Override
    public ClassTest over(Microdata data) {
      var values = data.histogram(column);
      Monotone test = counts -> present(counts, values) >= l;
      return test;
    }
  }

  /** Entropy of the values at least ln l (definition 4.2 there). */
  record Entropy(String column, double l) implements Diversity {

    public Entropy {
      Checks.argument(l > 1 && l < Double.POSITIVE_INFINITY, "l", l, "> 1 and finite");
    }

    @Override
    public ClassTest over(Microdata data) {
      var values = data.histogram(column);
      return new Both(
          counts -> present(counts, values) >= l, counts -> entropy(counts, values) >= Math.log(l));
    }

    private static double entropy(ClassCounts counts, Microdata.Histogram values) {
      double sum = 0;
      for (int v = 0; v < values.size(); v++) {
        int count = counts.count(values.from() + v);
        sum += count == 0 ? 0 : count * Math.log(count);
      }
      return Math.log(counts.size()) - sum / counts.size();
    }
  }

  /** The most frequent value is rarer than c times the l-th and all rarer ones (definition 4.3). */
  record Recursive(String column, double c, int l) implements Diversity {

    public Recursive {
      Checks.positive("c", c);
      Checks.argument(l >= 2, "l", l, ">= 2");
    }

    @Override
    public ClassTest over(Microdata data) {
      var values = data.histogram(column);
      return new Both(counts -> present(counts, values) >= l, counts -> tail(counts, values));
    }

    private boolean tail(ClassCounts counts, Microdata.Histogram values) {
      int from = counts.offset() + values.from();
      int[] sorted = Arrays.copyOfRange(counts.counts(), from, from + values.size());
      Arrays.sort(sorted);
      long rest = 0;
      for (int i = 0; i <= sorted.length - l; i++) {
        rest += sorted[i];
      }
      return sorted[sorted.length - 1] < c * rest;
    }
  }

  private static int present(ClassCounts counts, Microdata.Histogram values) {
    int present = 0;
    for (int v = 0; v < values.size(); v++) {
      present += counts.count(values.from() + v) > 0 ? 1 : 0;
    }
    return present;
  }

  /** A condition with a weaker one that only gets truer when classes merge. */
  record Both(Monotone weak, Monotone strong) implements ClassTest {

    @Override
    public boolean mayHold(ClassCounts counts) {
      return weak.holds(counts);
    }

    @Override
    public boolean holds(ClassCounts counts) {
      return weak.holds(counts) && strong.holds(counts);
    }
  }
}
