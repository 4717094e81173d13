package io.hauberk.data.anonymize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** One search of {@link FullDomainSearch}. */
final class FlashRun {

  private final Microdata data;
  private final Judge judge;
  private final LossFunction loss;
  private final Grouper grouper;
  private final Lattice lattice;
  private final Snapshots snapshots;
  private final Floors floors;
  private double best = Double.POSITIVE_INFINITY;
  private int[] bestNode = {};
  private int checked;

  FlashRun(Microdata data, Judge judge, LossFunction loss) {
    this.data = data;
    this.judge = judge;
    this.loss = loss;
    grouper = new Grouper(data);
    snapshots = new Snapshots(grouper.base());
    floors = new Floors(loss);
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
      if (isOpen(id)) {
        searchPath(path(id, bounds));
      }
      if (isOpen(id)) {
        check(id);
      }
    }
    return bestNode.length == 0 ? Optional.empty() : Optional.of(result());
  }

  private boolean isOpen(int id) {
    if (!lattice.isClosed(id) && floors.reach(lattice.node(id), best)) {
      lattice.close(id);
    }
    return !lattice.isClosed(id);
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

  /**
   * The top first: below the best loss most nodes fail, and a failing top settles the whole path.
   * Then by halves.
   */
  private void searchPath(List<Integer> path) {
    int low = 0;
    int high = path.size() - 1;
    if (bestNode.length > 0 && isOpen(path.get(high)) && !check(path.get(high))) {
      return;
    }
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (isOpen(path.get(middle)) && !check(path.get(middle))) {
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
    var classes = grouper.generalise(snapshots.finest(node), node);
    snapshots.add(classes);
    var verdict = judge.over(classes);
    if (!verdict.weakHolds()) {
      lattice.closeBelow(node);
      return false;
    }
    decide(classes, verdict);
    if (loss.boundAbove(classes) >= best) {
      lattice.closeAbove(node);
    }
    return true;
  }

  private void decide(Classes classes, Judge.Verdict verdict) {
    int[] node = classes.levels();
    var hidden = loss.hidden(node, grouper.layout().histogram(classes, verdict.weakFailing()));
    floors.add(node, hidden);
    if (verdict.holds()) {
      double value = loss.of(classes, hiddenBy(classes, verdict, hidden));
      if (value < best) {
        best = value;
        bestNode = node;
      }
    }
  }

  private double[] hiddenBy(Classes classes, Judge.Verdict verdict, double[] weak) {
    return verdict.failing() == verdict.weakFailing()
        ? weak
        : loss.hidden(classes.levels(), grouper.layout().histogram(classes, verdict.failing()));
  }

  private FullDomain result() {
    boolean[] failing = judge.over(grouper.generalise(grouper.base(), bestNode)).failing();
    int[] classOf = grouper.classOfRow(bestNode);
    boolean[] suppressed = new boolean[data.rows()];
    for (int row = 0; row < suppressed.length; row++) {
      suppressed[row] = failing[classOf[row]];
    }
    return new FullDomain(data, bestNode, best, suppressed, checked);
  }
}
