package io.hauberk.data.clean;

import io.hauberk.core.DataFormatException;
import io.hauberk.data.table.RowSource;
import io.hauberk.data.table.TableFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Confident learning over a table and, beside it, a table of probabilities. */
final class LabelErrors implements AutoCloseable {

  private final ConfidentLearning learning;
  private final RowSource probabilities;
  private final List<String> labels;
  private final int column;

  private LabelErrors(LabelRule rule, List<String> columns, ConfidentLearning learning) {
    this.learning = learning;
    probabilities = TableFormat.open(rule.probabilities());
    labels = probabilities.columns();
    column = Places.of(columns, rule.column());
  }

  /** The first pass over both. */
  static LabelErrors learn(LabelRule rule, Supplier<RowSource> table) {
    try (var rows = table.get();
        var beside = TableFormat.open(rule.probabilities())) {
      var learning = new ConfidentLearning(beside.columns());
      int column = Places.of(rows.columns(), rule.column());
      for (var row = rows.next(); row.isPresent(); row = rows.next()) {
        var label = row.get().get(column).strip();
        learning.learn(learning.indexOf(label), numbers(beside.next()));
      }
      if (beside.next().isPresent()) {
        throw rowCount("more rows than the table");
      }
      return new LabelErrors(rule, rows.columns(), learning);
    }
  }

  /** The next row of the second pass, in the order of the table. */
  Optional<Finding> judge(List<String> row) {
    int label = learning.indexOf(row.get(column).strip());
    var likely = numbers(probabilities.next());
    int confident = learning.judge(label, likely);
    return confident == ConfidentLearning.UNSURE || confident == label
        ? Optional.empty()
        : Optional.of(Finding.row(Kind.LABEL, "likely " + labels.get(confident)));
  }

  private static double[] numbers(Optional<List<String>> row) {
    var cells = row.orElseThrow(() -> rowCount("fewer rows than the table"));
    var numbers = new ArrayList<Double>();
    for (var cell : cells) {
      numbers.add(
          ValueType.DECIMAL
              .canonical(cell.strip())
              .map(Double::parseDouble)
              .orElseThrow(() -> new DataFormatException("probability", "no number", "0 to 1")));
    }
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static DataFormatException rowCount(String what) {
    return new DataFormatException("probabilities", what, "one row a row of the table");
  }

  @Override
  public void close() {
    probabilities.close();
  }
}
