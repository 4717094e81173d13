package io.hauberk.data.anonymize;

import io.hauberk.core.Checks;

/**
 * t-closeness (Li et al. 2007): the earth mover's distance between the sensitive values of a class
 * and those of the whole table is at most t. The three records differ in what moving costs.
 */
public sealed interface Closeness extends PrivacyModel {

  /** Tolerance of the comparison: sums of shares, in double precision. */
  double ROUNDING = 1e-12;

  /** The sensitive column. */
  String column();

  /** The largest distance, between 0 and 1. */
  double t();

  /** How far a class lies from the table, over a column's values in their order. */
  Distance over(Microdata.Histogram values);

  /** The cost of moving {@code excess}, share in the class less share in the table by value. */
  @FunctionalInterface
  interface Distance {
    double of(double[] excess);
  }

  @Override
  default ClassTest over(Microdata data) {
    var values = data.histogram(column());
    double rows = data.rows();
    var distance = over(values);
    return new ClassTest() {
      @Override
      public boolean holds(ClassCounts counts) {
        double[] excess = new double[values.size()];
        for (int v = 0; v < excess.length; v++) {
          double share = counts.count(values.from() + v) / (double) counts.size();
          excess[v] = share - values.total()[v] / rows;
        }
        return distance.of(excess) <= t() + ROUNDING;
      }

      @Override
      public boolean mayHold(ClassCounts counts) {
        return true;
      }
    };
  }

  private static void check(double t) {
    Checks.argument(t > 0 && t < 1, "t", t, "between 0 and 1");
  }

  /** All values equally far: half the sum of differences. */
  record Equal(String column, double t) implements Closeness {

    public Equal {
      check(t);
    }

    @Override
    public Distance over(Microdata.Histogram values) {
      return excess -> {
        double sum = 0;
        for (double e : excess) {
          sum += Math.abs(e);
        }
        return sum / 2;
      };
    }
  }

  /** Values on a line, numbers by size and texts by letters, neighbours 1/(m-1) apart. */
  record Ordered(String column, double t) implements Closeness {

    public Ordered {
      check(t);
    }

    @Override
    public Distance over(Microdata.Histogram values) {
      return excess -> {
        double carried = 0;
        double sum = 0;
        for (double e : excess) {
          carried += e;
          sum += Math.abs(carried);
        }
        return excess.length < 2 ? 0 : sum / (excess.length - 1);
      };
    }
  }

  /** Values in a tree: moving costs the height of the lowest common group over the full height. */
  record Hierarchical(String column, double t, Hierarchy hierarchy) implements Closeness {

    public Hierarchical {
      check(t);
      int top = hierarchy.levels() - 1;
      Checks.argument(top >= 1, "levels", hierarchy.levels(), ">= 2");
      Checks.argument(hierarchy.groupCount(top) == 1, "top level", "several groups", "one");
    }

    @Override
    public Distance over(Microdata.Histogram values) {
      int[] codes =
          values.values().stream().mapToInt(value -> hierarchy.code(column, value)).toArray();
      return excess -> {
        double[] leaves = new double[hierarchy.size()];
        for (int v = 0; v < excess.length; v++) {
          leaves[codes[v]] = excess[v];
        }
        return cost(leaves);
      };
    }

    private double cost(double[] leaves) {
      double height = hierarchy.levels() - 1;
      double cost = 0;
      for (int level = 1; level <= height; level++) {
        double[] below = net(leaves, level - 1);
        double[] surplus = new double[hierarchy.groupCount(level)];
        double[] lack = new double[surplus.length];
        int[] parent = new int[below.length];
        for (int code = 0; code < leaves.length; code++) {
          parent[hierarchy.groups(level - 1)[code]] = hierarchy.groups(level)[code];
        }
        for (int child = 0; child < below.length; child++) {
          surplus[parent[child]] += Math.max(0, below[child]);
          lack[parent[child]] += Math.max(0, -below[child]);
        }
        for (int group = 0; group < surplus.length; group++) {
          cost += level / height * Math.min(surplus[group], lack[group]);
        }
      }
      return cost;
    }

    private double[] net(double[] leaves, int level) {
      double[] net = new double[hierarchy.groupCount(level)];
      for (int code = 0; code < leaves.length; code++) {
        net[hierarchy.groups(level)[code]] += leaves[code];
      }
      return net;
    }
  }
}
