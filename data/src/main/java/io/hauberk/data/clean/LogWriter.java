package io.hauberk.data.clean;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Writes a change log: one JSON object a line. */
final class LogWriter {

  static final String FORMAT = "hauberk-clean-1";

  /** Bytes of the original in one line. */
  static final int PIECE = 48 << 10;

  private final JsonGenerator json;

  LogWriter(OutputStream out, Original original) throws IOException {
    json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8);
    json.setRootValueSeparator(null);
    json.writeStartObject();
    json.writeStringField("format", FORMAT);
    json.writeStringField("source", original.name());
    json.writeStringField("sha256", original.sha256());
    json.writeStringField("encoding", original.charset().name());
    if (original.dialect().isPresent()) {
      var dialect = original.dialect().get();
      json.writeStringField("separator", String.valueOf(dialect.separator()));
      json.writeStringField("line-end", dialect.lineEnd());
      json.writeStringField("quoting", dialect.quoting().name());
    }
    line();
  }

  /** A row that was changed, went, or is written unlike the dialect writes it. */
  void row(LogRow row) throws IOException {
    json.writeStartObject();
    json.writeNumberField("row", row.number());
    if (row.gone()) {
      json.writeBooleanField("gone", true);
    }
    if (row.original().isPresent()) {
      json.writeStringField("original", row.original().get());
    }
    findings(row.findings());
    line();
  }

  private void findings(List<Finding> findings) throws IOException {
    if (findings.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("found");
    for (var finding : findings) {
      json.writeStartObject();
      json.writeStringField("kind", finding.kind().name());
      if (finding.column().isPresent()) {
        json.writeStringField("column", finding.column().get());
      }
      json.writeStringField("detail", finding.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** The whole original, for files that are not CSV. */
  void bytes(Path file) throws IOException {
    var piece = new byte[PIECE];
    try (var in = Files.newInputStream(file)) {
      for (int n = in.readNBytes(piece, 0, PIECE); n > 0; n = in.readNBytes(piece, 0, PIECE)) {
        json.writeStartObject();
        json.writeBinaryField("bytes", n == PIECE ? piece : Arrays.copyOf(piece, n));
        line();
      }
    }
  }

  /** The last line; a log without it was cut. */
  void end(long rows) throws IOException {
    json.writeStartObject();
    json.writeNumberField("rows", rows);
    line();
    json.flush();
  }

  private void line() throws IOException {
    json.writeEndObject();
    json.writeRaw('\n');
  }
}
