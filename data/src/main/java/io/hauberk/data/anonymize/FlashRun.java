package io.hauberk.data.anonymize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** One search of {@link FullDomainSearch}. */
final class FlashRun {

  private static final int SNAPSHOTS = 64;

  private final Microdata data;
  private final List<PrivacyModel.ClassTest> tests;
  private final int limit;
  private final LossFunction loss;
  private final Grouper grouper;
  private final Lattice lattice;
  private final List<Classes> snapshots = new ArrayList<>();
  private double best = Double.POSITIVE_INFINITY;
  private int[] bestNode = {};
  private int checked;

  FlashRun(
      Microdata data, List<PrivacyModel.ClassTest> tests, int limit, LossFunction loss) {
    this.data = data;
    this.tests = tests;
    this.limit = limit;
    this.loss = loss;
    grouper = new Grouper(data);
    lattice =
        new Lattice(
            data.quasi().stream().mapToInt(column -> column.hierarchy().levels()).toArray());
  }

  Optional<FullDomain> run() {
    double[] bounds =
        IntStream.range(0, lattice.size())
            .mapToDouble(id -> loss.bound(lattice.node(id)))
            .toArray();
    var order =
        IntStream.range(0, bounds.length)
            .boxed()
            .sorted(Comparator.comparingDouble(id -> bounds[id]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int id : order) {
      if (bounds[id] >= best) {
        break;
      }
      if (!lattice.isClosed(id)) {
        searchPath(path(id, bounds));
      }
      if (!lattice.isClosed(id)) {
        check(id);
      }
    }
    return bestNode.length == 0 ? Optional.empty() : Optional.of(result());
  }

  /** Upwards from a node by the step that loses least, through nodes still open. */
  private List<Integer> path(int start, double[] bounds) {
    var path = new ArrayList<Integer>();
    int at = start;
    while (at >= 0) {
      path.add(at);
      int next = -1;
      for (int column = 0; column < lattice.columns(); column++) {
        int above = lattice.above(at, column);
        boolean open = above >= 0 && !lattice.isClosed(above) && bounds[above] < best;
        next = open && (next < 0 || bounds[above] < bounds[next]) ? above : next;
      }
      at = next;
    }
    return path;
  }

  private void searchPath(List<Integer> path) {
    int low = 0;
    int high = path.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (!lattice.isClosed(path.get(middle)) && !check(path.get(middle))) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
  }

  /** Whether the weaker, monotone condition holds at a node; records the node if it is the best. */
  private boolean check(int id) {
    checked++;
    lattice.close(id);
    int[] node = lattice.node(id);
    var classes = grouper.generalise(finest(node), node);
    remember(classes);
    if (outside(classes, true) > limit) {
      lattice.closeBelow(node);
      return false;
    }
    decide(classes, node);
    if (loss.boundAbove(classes) >= best) {
      lattice.closeAbove(node);
    }
    return true;
  }

  private void decide(Classes classes, int[] node) {
    if (outside(classes, false) <= limit) {
      double value = loss.of(classes, failing(classes));
      if (value < best) {
        best = value;
        bestNode = node;
      }
    }
  }

  private int outside(Classes classes, boolean weak) {
    int rows = 0;
    for (int i = 0; i < classes.count() && rows <= limit; i++) {
      if (classes.size()[i] > 0) {
        var counts = classes.at(i);
        boolean inside = weak ? mayHold(counts) : holds(counts);
        rows += inside ? 0 : counts.size();
      }
    }
    return rows;
  }

  private boolean mayHold(ClassCounts counts) {
    for (var test : tests) {
      if (!test.mayHold(counts)) {
        return false;
      }
    }
    return true;
  }

  private boolean holds(ClassCounts counts) {
    for (var test : tests) {
      if (!test.holds(counts)) {
        return false;
      }
    }
    return true;
  }

  private boolean[] failing(Classes classes) {
    boolean[] failing = new boolean[classes.count()];
    for (int i = 0; i < failing.length; i++) {
      failing[i] = classes.size()[i] > 0 && !holds(classes.at(i));
    }
    return failing;
  }

  /** The smallest known set of classes that a node generalises. */
  private Classes finest(int[] node) {
    var smallest = grouper.base();
    for (var known : snapshots) {
      if (known.count() < smallest.count() && known.generalisesTo(node)) {
        smallest = known;
      }
    }
    return smallest;
  }

  private void remember(Classes classes) {
    if (classes.count() < grouper.base().count() / 2) {
      if (snapshots.size() == SNAPSHOTS) {
        snapshots.remove(0);
      }
      snapshots.add(classes);
    }
  }

  private FullDomain result() {
    var base = grouper.base();
    var classes = grouper.generalise(base, bestNode);
    boolean[] failing = failing(classes);
    int[] classOf = grouper.classOf(base, bestNode);
    boolean[] suppressed = new boolean[data.rows()];
    for (int row = 0; row < suppressed.length; row++) {
      suppressed[row] = failing[classOf[grouper.tupleOfRow()[row]]];
    }
    return new FullDomain(data, bestNode, best, suppressed, checked);
  }
}
