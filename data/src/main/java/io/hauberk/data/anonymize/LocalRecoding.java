package io.hauberk.data.anonymize;

import io.hauberk.data.table.Table;
import java.util.List;

/** The outcome of local recoding: for each class, a range of values by quasi-identifier. */
public final class LocalRecoding implements Released {

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

  @Override
  public int suppressed() {
    return 0;
  }

  @Override
  public double granularity() {
    return Granularity.of(data, this::share);
  }

  private double share(int column) {
    long covered = 0;
    for (var box : boxes) {
      covered += (long) box.size() * (box.high()[column] - box.low()[column] + 1);
    }
    return (double) covered / data.quasi().get(column).hierarchy().size() / data.rows();
  }

  /** Cells are values, group names, {@code [low, high]} or sets of values. */
  @Override
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
    return data.release(new boolean[data.rows()], (row, column) -> labels[boxOfRow[row]][column]);
  }
}
