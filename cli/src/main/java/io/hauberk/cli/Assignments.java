package io.hauberk.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.hauberk.core.AtomicFile;
import io.hauberk.detect.log.LogFile;
import io.hauberk.detect.log.template.Templates;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A row for every record of a log: its number from 1, its template, and the parameters as a list in
 * JSON. A record that no template covers has an empty id.
 */
final class Assignments {

  private final Templates templates;
  private long line;

  Assignments(Templates templates) {
    this.templates = templates;
  }

  void write(LogFile log, Path target) {
    AtomicFile.write(
        target,
        out -> {
          var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          var csv = CsvWriter.builder().build(text);
          csv.writeRecord("line", "template_id", "template", "parameters");
          log.forEach(content -> row(csv, content));
          csv.flush();
        });
  }

  private void row(CsvWriter csv, byte[] content) {
    line++;
    var match = templates.match(content);
    var id = match.map(found -> found.template().id()).orElse("");
    var template = match.map(found -> found.template().text()).orElse("");
    var parameters = match.map(Templates.Match::parameters).orElse(List.of());
    csv.writeRecord(Long.toString(line), id, template, json(parameters));
  }

  private static String json(List<String> values) {
    var text = new StringBuilder("[");
    for (var value : values) {
      text.append(text.length() == 1 ? "\"" : ",\"");
      value.chars().forEach(c -> append(text, (char) c));
      text.append('"');
    }
    return text.append(']').toString();
  }

  private static void append(StringBuilder text, char c) {
    if (c == '"' || c == '\\') {
      text.append('\\').append(c);
    } else if (c < ' ') {
      text.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
    } else {
      text.append(c);
    }
  }
}
