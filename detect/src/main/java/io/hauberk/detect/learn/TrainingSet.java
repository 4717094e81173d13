package io.hauberk.detect.learn;

import io.hauberk.core.DataFormatException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Labelled records in memory. */
final class TrainingSet {

  /** So many records of 80 columns take 1.3 GB. */
  static final int MAX_RECORDS = 2_000_000;

  private final Encoder encoder;
  private final List<double[]> rows = new ArrayList<>();
  private final List<Boolean> attack = new ArrayList<>();
  private final TreeMap<String, Long> labels = new TreeMap<>();
  private long beyond;
  private long unlabelled;
  private long malformed;

  private TrainingSet(Schema schema) {
    encoder = new Encoder(schema);
  }

  /**
   * Reads a file.
   *
   * @throws DataFormatException unless it holds normal records and attacks
   */
  static TrainingSet of(RecordFile file) {
    var set = new TrainingSet(file.schema());
    set.malformed = file.forEach(set::add);
    long attacks = set.attack.stream().filter(yes -> yes).count();
    if (attacks == 0 || attacks == set.attack.size()) {
      throw new DataFormatException(
          "labels",
          set.attack.isEmpty()
              ? "none"
              : "only " + (attacks == 0 ? file.schema().normal() : "attacks"),
          "records of " + file.schema().normal() + " and of attacks");
    }
    return set;
  }

  private void add(Row row) {
    if (row.label().isEmpty()) {
      unlabelled++;
    } else if (rows.size() == MAX_RECORDS) {
      beyond++;
    } else {
      var label = row.label().get();
      rows.add(encoder.learn(row));
      attack.add(!label.equals(encoder.schema().normal()));
      if (labels.size() < Vocabulary.MAX_WORDS || labels.containsKey(label)) {
        labels.merge(label, 1L, Long::sum);
      }
    }
  }

  Encoder encoder() {
    return encoder;
  }

  int size() {
    return rows.size();
  }

  double[] row(int i) {
    return rows.get(i);
  }

  /** These records. */
  Sample sample(int[] of) {
    return new Sample(
        Arrays.stream(of).mapToObj(rows::get).toList(),
        Arrays.stream(of).mapToObj(attack::get).toList());
  }

  /** Columns of a sample, in bins. */
  List<Bins> bins(Sample sample) {
    return IntStream.range(0, encoder.width()).mapToObj(column -> bins(sample, column)).toList();
  }

  private Bins bins(Sample sample, int column) {
    var values = sample.rows().stream().mapToDouble(row -> row[column]).toArray();
    return encoder.isSymbolic(column)
        ? Bins.symbolic(values, encoder.vocabulary(column).words().size())
        : Bins.continuous(values);
  }

  /** Records by label. */
  SortedMap<String, Long> labels() {
    return labels;
  }

  /** Lines that were no record, records without a label, and records beyond the most. */
  long leftOut() {
    return malformed + unlabelled + beyond;
  }
}
