package io.hauberk.report;

import io.hauberk.core.Checks;
import java.util.List;

/**
 * Pictures side by side, such as original, perturbation and adversarial example.
 *
 * @param columns their headings
 * @param rows each as long as {@code columns}
 */
public record PictureGrid(String title, List<String> columns, List<List<Tile>> rows)
    implements Section {

  public PictureGrid {
    columns = List.copyOf(columns);
    Checks.argument(!columns.isEmpty(), "pictures.columns", title, "at least one");
    rows = rows.stream().map(List::copyOf).toList();
    for (var row : rows) {
      Checks.argument(
          row.size() == columns.size(), "pictures.row", row.size(), columns.size() + " tiles");
    }
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.pictureGrid(this);
  }

  /** A picture and what to read under it. */
  public record Tile(Picture picture, String caption) {}
}
