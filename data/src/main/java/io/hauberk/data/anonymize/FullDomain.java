package io.hauberk.data.anonymize;

import io.hauberk.data.table.Table;
import java.util.List;

/** The outcome of a full-domain search. */
public final class FullDomain {

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
    return java.util.Arrays.stream(node).boxed().toList();
  }

  /** The loss by the search's measure. */
  public double loss() {
    return loss;
  }

  /** Rows left out. */
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

  /** The generalised table without the suppressed rows. */
  public Table table() {
    return data.release(
        suppressed,
        (row, column) -> {
          var quasi = data.quasi().get(column);
          return quasi.hierarchy().label(node[column], quasi.codes()[row]);
        });
  }
}
