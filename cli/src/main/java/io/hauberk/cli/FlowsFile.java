package io.hauberk.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.hauberk.core.AtomicFile;
import io.hauberk.detect.flow.Flow;
import io.hauberk.detect.flow.FlowColumns;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A CSV file with a row for every flow, written as the flows end. */
final class FlowsFile implements Consumer<Flow> {

  private final Path target;
  private final FlowColumns columns;
  private Consumer<List<String>> rows = row -> {};

  FlowsFile(Path target, FlowColumns columns) {
    this.target = target;
    this.columns = columns;
  }

  /** The file holds the flows that were accepted while the work ran, and appears after it. */
  void write(Runnable work) {
    AtomicFile.write(
        target,
        out -> {
          var csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          rows = csv::writeRecord;
          rows.accept(columns.header());
          work.run();
          csv.flush();
        });
  }

  @Override
  public void accept(Flow flow) {
    rows.accept(columns.row(flow));
  }
}
