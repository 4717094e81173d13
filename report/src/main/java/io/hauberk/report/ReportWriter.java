package io.hauberk.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes reports in one format. Equal input gives equal bytes; the only times are those of the
 * evidence. The document is built in memory, where pictures weigh most.
 */
public interface ReportWriter {

  /** The whole document. */
  String render(Report report, Evidence evidence);

  /** Writes the document as UTF-8 and leaves the stream open. */
  default void write(Report report, Evidence evidence, OutputStream out) throws IOException {
    out.write(render(report, evidence).getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
