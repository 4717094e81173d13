package io.hauberk.tensor.data.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.hauberk.core.DataFormatException;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.ReadOptions;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/** A table of numbers with a column of classes: comma-separated UTF-8 with a header (RFC 4180). */
public final class CsvTable {

  private static final int FIELD_CHARACTERS = 1 << 12;
  private static final int RECORD_CHARACTERS = 1 << 24;

  private final InputFile file;
  private final CsvHeader header;
  private final ReadOptions options;
  private final FloatRows rows;
  private final ClassNames classes = new ClassNames();

  private CsvTable(InputFile file, CsvHeader header, ReadOptions options) {
    this.file = file;
    this.header = header;
    this.options = options;
    this.rows = new FloatRows(header.features());
  }

  /**
   * @throws DataFormatException naming line and column of what is not a finite number or a label
   */
  public static DataSet read(Path path, ReadSpec spec) {
    try (var scope = TensorScope.open();
        var file = InputFile.open(path);
        var task = spec.options().progress().start("read " + path.getFileName(), 1)) {
      var records = records(file);
      var table = new CsvTable(file, CsvHeader.of(file, records, spec.options()), spec.options());
      var set = table.read(records, spec.name());
      task.advance(1);
      return set;
    }
  }

  private DataSet read(Iterator<CsvRecord> records, String name) {
    try {
      int count = 0;
      while (count < options.limit() && records.hasNext()) {
        checkCount(++count);
        add(records.next());
      }
    } catch (CsvParseException | UncheckedIOException e) {
      throw failure(file, e);
    }
    var labels = classes.labels();
    if (labels.length == 0) {
      throw file.refused("no line after the header", "one or more samples");
    }
    var about = new DataSet.About(name, classes.sorted(), List.of(file.source()));
    return DataSet.of(about, rows.whole(), Tensors.of(labels, labels.length));
  }

  /** The parser's and the decoder's complaints, as ours. */
  static RuntimeException failure(InputFile file, RuntimeException e) {
    if (e instanceof UncheckedIOException io) {
      return file.failure(Objects.requireNonNull(io.getCause()));
    }
    var complaint = String.valueOf(e.getMessage()).lines().findFirst().orElse("broken");
    return new DataFormatException(file.path().toString(), complaint, "comma-separated values", e);
  }

  private static Iterator<CsvRecord> records(InputFile file) {
    var text = new InputStreamReader(file.stream(), StandardCharsets.UTF_8.newDecoder());
    var handler =
        CsvRecordHandler.builder()
            .maxFields(Limits.COLUMNS)
            .maxFieldSize(FIELD_CHARACTERS)
            .maxRecordSize(RECORD_CHARACTERS)
            .build();
    return CsvReader.builder()
        .maxBufferSize(RECORD_CHARACTERS)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE) // counted here
        .build(handler, text)
        .iterator();
  }

  private void checkCount(int count) {
    if (count > Limits.SAMPLES || (long) count * header.features() * Float.BYTES > Limits.BYTES) {
      throw file.refused(
          "more than " + (count - 1) + " rows of " + header.features() + " numbers",
          "at most " + Limits.SAMPLES + " rows and " + Limits.BYTES + " bytes");
    }
  }

  private void add(CsvRecord record) {
    long line = record.getStartingLineNumber();
    if (record.getFieldCount() != header.columns().size()) {
      throw file.refused(
          record.getFieldCount() + " fields in line " + line,
          header.columns().size() + ", as the header");
    }
    var row = new float[header.features()];
    int feature = 0;
    for (int column = 0; column < header.columns().size(); column++) {
      var cell = record.getField(column).strip();
      if (column == header.label()) {
        addLabel(cell, line);
      } else {
        row[feature++] = number(cell, line, column);
      }
    }
    rows.add(row);
  }

  private void addLabel(String label, long line) {
    if (label.isEmpty()) {
      throw file.refused("blank label in line " + line, "a class in every line");
    }
    classes.add(label);
    if (classes.size() > Limits.CLASSES) {
      throw file.refused(
          "more than " + Limits.CLASSES + " classes in column " + options.labelColumn(),
          "at most " + Limits.CLASSES);
    }
  }

  /** Cells are not repeated in messages: they may be personal. */
  private float number(String cell, long line, int column) {
    float value = (float) (parsed(cell) / options.scale());
    if (!Float.isFinite(value)) {
      throw file.refused(
          "line " + line + ", column " + header.columns().get(column), "a finite number");
    }
    return value;
  }

  /** NaN for what is no decimal number; Java's own forms, such as 1f or 0x1p3, are none. */
  private static double parsed(String cell) {
    boolean decimal =
        !cell.isEmpty() && cell.chars().allMatch(c -> "0123456789+-.eE".indexOf(c) >= 0);
    try {
      return decimal ? Double.parseDouble(cell) : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
