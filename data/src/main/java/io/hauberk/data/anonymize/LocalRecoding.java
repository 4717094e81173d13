package io.hauberk.data.anonymize;

import io.hauberk.data.table.Table;
import java.util.List;

/** The outcome of local recoding: for each class, a range of values by quasi-identifier. */
public final class LocalRecoding {

  /** One class: its lowest and highest value in leaf order by column, and how many records. */
  record Box(int[] low, int[] high, int size) {}

  private final Microdata data;
  private final List<Box> boxes;
  private final int[] boxOfRow;

  LocalRecoding(Microdata data, List<Box> boxes, int[] boxOfRow) {
    this.data = data;
    this.boxes = List.copyOf(boxes);
    this.boxOfRow = boxOfRow.clone();
  }

  /** Classes of equal records. */
  public int classes() {
    return boxes.size();
  }

  /**
   * What is left of the cells' detail, 1 when nothing was lost: by column 1 less the mean share of
   * the domain that a cell covers, scaled so that single values count as no loss; mean of the
   * columns. Shares are of the hierarchy's values, as ARX counts granularity.
   */
  public double granularity() {
    double sum = 0;
    int columns = data.quasi().size();
    for (int column = 0; column < columns; column++) {
      int domain = data.quasi().get(column).hierarchy().size();
      double lost = 0;
      for (var box : boxes) {
        lost += (double) box.size() * (box.high()[column] - box.low()[column]);
      }
      sum += domain == 1 ? 1 : 1 - lost / ((domain - 1.0) * data.rows());
    }
    return sum / columns;
  }

  /** The recoded table: values, group names, {@code [low, high]} or sets of values. */
  public Table table() {
    int columns = data.quasi().size();
    var labels = new String[boxes.size()][columns];
    for (int i = 0; i < labels.length; i++) {
      for (int column = 0; column < columns; column++) {
        var box = boxes.get(i);
        var hierarchy = data.quasi().get(column).hierarchy();
        labels[i][column] = hierarchy.rangeLabel(box.low()[column], box.high()[column]);
      }
    }
    return data.release(
        new boolean[data.rows()], (row, column) -> labels[boxOfRow[row]][column]);
  }
}
