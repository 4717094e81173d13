package io.hauberk.tensor.data.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.hauberk.tensor.data.ReadOptions;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;

/**
 * The first line of a table.
 *
 * @param columns their names
 * @param label the place of the column of classes
 */
record CsvHeader(List<String> columns, int label) {

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final int SHOWN = 10;

  /** Columns that are not the label. */
  int features() {
    return columns.size() - 1;
  }

  static CsvHeader of(InputFile file, Iterator<CsvRecord> records, ReadOptions options) {
    var columns = columns(file, records);
    int label = columns.indexOf(options.labelColumn());
    if (label < 0) {
      throw file.refused(
          "no column " + options.labelColumn(),
          "a column of classes among " + columns.stream().limit(SHOWN).toList());
    }
    if (columns.size() < 2) {
      throw file.refused("columns " + columns, "one or more besides the label");
    }
    return new CsvHeader(columns, label);
  }

  private static List<String> columns(InputFile file, Iterator<CsvRecord> records) {
    try {
      if (!records.hasNext()) {
        throw file.refused("nothing", "a header line");
      }
      var names = records.next().getFields().stream().map(CsvHeader::name).toList();
      var met = new HashSet<String>();
      for (var name : names) {
        if (name.isEmpty() || !met.add(name)) {
          throw file.refused("column '" + name + "' in line 1", "a name no other column has");
        }
      }
      return names;
    } catch (CsvParseException | UncheckedIOException e) {
      throw CsvTable.failure(file, e);
    }
  }

  private static String name(String cell) {
    return cell.replace(BYTE_ORDER_MARK, "").replaceAll("\\p{Cntrl}", "?").strip();
  }
}
