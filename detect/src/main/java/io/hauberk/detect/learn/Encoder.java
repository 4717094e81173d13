package io.hauberk.detect.learn;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes numbers of a record: those of continuous columns, NaN where there is none, and the word's
 * code of symbolic ones.
 */
final class Encoder {

  private static final int MAX_NUMBER_CHARS = 64;

  private final Schema schema;
  private final List<Column> features;
  private final List<Vocabulary> vocabularies = new ArrayList<>();

  Encoder(Schema schema) {
    this.schema = schema;
    features = schema.features();
    features.forEach(feature -> vocabularies.add(new Vocabulary()));
  }

  /** As {@link #encode}, and makes the words known. */
  double[] learn(Row row) {
    for (int i = 0; i < features.size(); i++) {
      if (isSymbolic(i)) {
        vocabularies.get(i).learn(row.features().get(i));
      }
    }
    return encode(row);
  }

  double[] encode(Row row) {
    var values = new double[features.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = isSymbolic(i) ? code(i, row.features().get(i)) : number(row.features().get(i));
    }
    return values;
  }

  private int code(int column, String word) {
    return vocabularies.get(column).code(word);
  }

  private static double number(String text) {
    if (text.isEmpty() || text.length() > MAX_NUMBER_CHARS) {
      return Double.NaN;
    }
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? value : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  boolean isSymbolic(int column) {
    return features.get(column).kind() == Column.Kind.SYMBOLIC;
  }

  int width() {
    return features.size();
  }

  Vocabulary vocabulary(int column) {
    return vocabularies.get(column);
  }

  Schema schema() {
    return schema;
  }

  /** Of each column whether it is symbolic. */
  boolean[] symbolic() {
    var all = new boolean[width()];
    for (int i = 0; i < all.length; i++) {
      all[i] = isSymbolic(i);
    }
    return all;
  }

  /** Cells that should be numbers and were none, and words that are not known. */
  int unknown(double[] values) {
    int unknown = 0;
    for (int i = 0; i < values.length; i++) {
      unknown += Double.isNaN(values[i]) || (isSymbolic(i) && values[i] < 0) ? 1 : 0;
    }
    return unknown;
  }
}
