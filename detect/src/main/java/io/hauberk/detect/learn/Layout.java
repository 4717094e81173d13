package io.hauberk.detect.learn;

import io.hauberk.core.DataFormatException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Where a file's lines hold a schema's features and label. */
record Layout(int[] features, int label, int width, boolean heading) {

  private static final int NONE = -1;

  Layout {
    features = features.clone();
  }

  @Override
  public int[] features() {
    return features.clone();
  }

  static Layout of(Schema schema, List<String> first) {
    var places = new HashMap<String, Integer>();
    for (int i = first.size() - 1; i >= 0; i--) {
      places.put(first.get(i).replace("\uFEFF", "").strip(), i);
    }
    var names = schema.features().stream().map(Column::name).toList();
    if (names.stream().anyMatch(places::containsKey)) {
      return byName(schema, names, places, first.size());
    }
    if (first.size() != schema.columns().size() && first.size() != names.size()) {
      throw new DataFormatException(
          "records.columns", first.size(), schema.columns().size() + " columns, or a heading");
    }
    return byPlace(schema, first.size());
  }

  private static Layout byName(
      Schema schema, List<String> names, HashMap<String, Integer> places, int width) {
    for (var name : names) {
      if (!places.containsKey(name)) {
        throw new DataFormatException("records.column", name, "a column of the heading");
      }
    }
    int label =
        schema.columns().stream()
            .filter(column -> column.kind() == Column.Kind.LABEL)
            .map(column -> places.getOrDefault(column.name(), NONE))
            .findFirst()
            .orElse(NONE);
    return new Layout(names.stream().mapToInt(places::get).toArray(), label, width, true);
  }

  /** Files of features alone are whole, too. */
  private static Layout byPlace(Schema schema, int width) {
    var columns = schema.columns();
    if (width != columns.size()) {
      return new Layout(IntStream.range(0, width).toArray(), NONE, width, false);
    }
    int[] features =
        IntStream.range(0, width).filter(i -> columns.get(i).kind().isFeature()).toArray();
    int label =
        IntStream.range(0, width)
            .filter(i -> columns.get(i).kind() == Column.Kind.LABEL)
            .findFirst()
            .orElse(NONE);
    return new Layout(features, label, width, false);
  }

  boolean fits(int cells) {
    return cells == width;
  }

  Row row(long number, List<String> cells) {
    var kept = new ArrayList<String>(features.length);
    Arrays.stream(features).forEach(at -> kept.add(cells.get(at).strip()));
    var found = label == NONE ? "" : cells.get(label).strip();
    return new Row(number, kept, found.isEmpty() ? Optional.empty() : Optional.of(found));
  }
}
