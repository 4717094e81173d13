package io.hauberk.data.table;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.hauberk.core.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes JSON Lines: every cell as text, a missing one as null. */
final class JsonLinesFile {
  private JsonLinesFile() {}

  static void write(Path file, List<String> columns, TableFormat.RowContent content) {
    AtomicFile.write(
        file,
        out -> {
          var json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8);
          json.setRootValueSeparator(null);
          content.writeTo(row -> object(json, columns, CsvFile.sized(row, columns.size())));
          json.flush();
        });
  }

  private static void object(JsonGenerator json, List<String> columns, List<String> row)
      throws IOException {
    json.writeStartObject();
    for (int c = 0; c < columns.size(); c++) {
      if (row.get(c).isEmpty()) {
        json.writeNullField(columns.get(c));
      } else {
        json.writeStringField(columns.get(c), row.get(c));
      }
    }
    json.writeEndObject();
    json.writeRaw('\n');
  }
}
