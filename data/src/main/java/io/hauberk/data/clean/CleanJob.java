package io.hauberk.data.clean;

import io.hauberk.core.AtomicFile;
import io.hauberk.data.table.CsvRecords;
import io.hauberk.data.table.RowSink;
import io.hauberk.data.table.RowSource;
import io.hauberk.data.table.TableFormat;
import java.io.IOException;
import java.nio.file.Path;

/** The passes over one table. */
record CleanJob(CleanRules rules, Path table, Original original) {

  CleanSummary run(Path to, Path log) {
    var profile = profile();
    var labels = rules.labels().map(rule -> LabelErrors.learn(rule, this::open));
    try (var cleaner = new RowCleaner(rules, profile, labels)) {
      var summary = new CleanSummary[1];
      AtomicFile.write(
          log,
          out -> {
            var writer = new LogWriter(out, original);
            var run = new CleanRun(cleaner, writer);
            cleanTo(to, run);
            if (original.dialect().isEmpty()) {
              writer.bytes(table);
            }
            run.end();
            summary[0] = run.summary(original, profile);
          });
      return summary[0];
    }
  }

  private TableProfile profile() {
    try (var source = open()) {
      return TableProfile.of(source, rules);
    }
  }

  private RowSource open() {
    return TableFormat.of(table) == TableFormat.PARQUET
        ? TableFormat.open(table)
        : TableFormat.open(table, original.charset());
  }

  private void cleanTo(Path to, CleanRun run) {
    try (var source = open()) {
      TableFormat.create(to, source.columns(), sink -> rows(source, run, sink));
    }
  }

  private void rows(RowSource source, CleanRun run, RowSink sink) throws IOException {
    if (original.dialect().isEmpty()) {
      run.table(source, sink);
      return;
    }
    var dialect = original.dialect().get();
    try (var texts = CsvRecords.open(table, original.charset(), dialect)) {
      run.csv(source, texts, dialect, sink);
    }
  }
}
