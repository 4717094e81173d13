package io.hauberk.data.anonymize;

import io.hauberk.data.table.Table;
import java.util.Arrays;
import java.util.List;

/** The outcome of a full-domain search. */
public final class FullDomain implements Released {

  private final Microdata data;
  private final int[] node;
  private final double loss;
  private final boolean[] suppressed;
  private final int checked;

  FullDomain(Microdata data, int[] node, double loss, boolean[] suppressed, int checked) {
    this.data = data;
    this.node = node.clone();
    this.loss = loss;
    this.suppressed = suppressed.clone();
    this.checked = checked;
  }

  /** Levels in the order of the quasi-identifiers. */
  public List<Integer> node() {
    return Arrays.stream(node).boxed().toList();
  }

  /** The loss by the search's measure. */
  public double loss() {
    return loss;
  }

  @Override
  public int suppressed() {
    int count = 0;
    for (boolean out : suppressed) {
      count += out ? 1 : 0;
    }
    return count;
  }

  /** Nodes whose classes were formed. */
  public int checked() {
    return checked;
  }

  @Override
  public double granularity() {
    return Granularity.of(data, column -> share(data.quasi().get(column), node[column]));
  }

  private double share(Microdata.QuasiIdentifier column, int level) {
    double sum = 0;
    for (int row = 0; row < suppressed.length; row++) {
      sum += suppressed[row] ? 1 : column.hierarchy().share(level, column.codes()[row]);
    }
    return sum / data.rows();
  }

  @Override
  public Table table() {
    return data.release(
        suppressed,
        (row, column) -> {
          var quasi = data.quasi().get(column);
          return quasi.hierarchy().label(node[column], quasi.codes()[row]);
        });
  }
}
