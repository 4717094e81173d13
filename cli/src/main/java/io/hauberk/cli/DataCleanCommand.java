package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.data.clean.CleanSummary;
import io.hauberk.data.clean.Cleaner;
import io.hauberk.data.clean.ColumnProfile;
import io.hauberk.data.clean.Kind;
import io.hauberk.report.Cell;
import io.hauberk.report.Metric;
import io.hauberk.report.Report;
import io.hauberk.report.Section;
import io.hauberk.report.Table;
import io.hauberk.report.Table.Column;
import io.hauberk.report.format.ReportFormat;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hauberk data clean}: a table without what confuses a model, and a way back. */
@Command(
    name = "clean",
    description =
        "Cleans a table: encoding, types, missing values, duplicates, outliers, label errors.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk data clean people.csv --to clean.csv",
      "  hauberk data clean people.csv --to clean.csv --fill age=median,city=value:unknown --near"
          + " 0.8",
      "  hauberk data clean people.csv --to clean.csv --label churn --probabilities unseen.csv",
      "",
      "Every change stands in CLEANED.clean.jsonl, which 'data restore' needs. It holds what was",
      "removed: keep it as well as the original."
    })
final class DataCleanCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private CleanOptions options;

  @Parameters(paramLabel = "FILE", description = "The table: CSV, JSON Lines or Parquet.")
  private Path input;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      descriptionKey = "clean.to",
      description = "The cleaned table; a file that does not exist yet.")
  private Path to;

  @Option(
      names = "--log",
      paramLabel = "FILE",
      descriptionKey = "clean.log",
      description = "The change log; TO.clean.jsonl by default.")
  private @Nullable Path log;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      descriptionKey = "clean.encoding",
      description = "The table's encoding, such as GB18030; found out by default.")
  private @Nullable String encoding;

  @Override
  public Integer call() {
    var session = new Session(spec, common).withResults(results());
    var cleaner =
        new Cleaner(
            options.rules(common.seed()),
            Optional.ofNullable(encoding).map(DataCleanCommand::charset));
    var changes = log == null ? besides(to) : log;
    session.reads(input);
    var summary = cleaner.clean(input, to, changes);
    var report =
        Report.builder("data clean")
            .subtitle(String.valueOf(input.getFileName()))
            .section(facts(summary, changes))
            .section(found(summary))
            .section(columns(summary));
    return session.finish(report.build(), metrics(summary), ReportFormat.HTML, ReportFormat.JSON);
  }

  /** Beside the cleaned table, with {@code .clean.jsonl} behind its name. */
  static Path besides(Path cleaned) {
    return cleaned.resolveSibling(cleaned.getFileName() + ".clean.jsonl");
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new IllegalArgumentException(
          Checks.message("--encoding", name, "an encoding such as UTF-8, GB18030 or UTF-16LE"), e);
    }
  }

  private static List<String> results() {
    var names = new ArrayList<>(List.of("rows", "kept", "changed"));
    for (var kind : Kind.values()) {
      names.add(name(kind));
    }
    return names;
  }

  private static String name(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<Metric> metrics(CleanSummary summary) {
    var metrics = new ArrayList<Metric>();
    metrics.add(Metric.count("rows", summary.rows()));
    metrics.add(Metric.count("kept", summary.kept()));
    metrics.add(Metric.count("changed", summary.changed()));
    for (var kind : Kind.values()) {
      metrics.add(Metric.count(name(kind), summary.found().getOrDefault(kind, 0L)));
    }
    return metrics;
  }

  private Section facts(CleanSummary summary, Path changes) {
    return Section.KeyValues.of(
        "",
        new Section.Entry("cleaned", Cell.text(String.valueOf(to))),
        new Section.Entry("change log", Cell.text(String.valueOf(changes))),
        new Section.Entry("encoding", Cell.text(summary.encoding())),
        new Section.Entry("rows", Cell.whole(summary.rows())),
        new Section.Entry("rows kept", Cell.whole(summary.kept())),
        new Section.Entry("rows changed", Cell.whole(summary.changed())),
        new Section.Entry("way back", Cell.text("gone once, equal to the original")));
  }

  private static Section found(CleanSummary summary) {
    var table = Table.builder("Found", Column.text("kind"), Column.number("times", ""));
    for (var kind : Kind.values()) {
      table.row(Cell.text(name(kind)), Cell.whole(summary.found().getOrDefault(kind, 0L)));
    }
    return table.build();
  }

  private static Section columns(CleanSummary summary) {
    var table =
        Table.builder(
            "Columns",
            Column.text("column"),
            Column.text("type"),
            Column.number("filled", ""),
            Column.number("missing", ""));
    for (ColumnProfile column : summary.columns()) {
      table.row(
          Cell.text(column.name()),
          Cell.text(column.type().name().toLowerCase(Locale.ROOT)),
          Cell.whole(column.filled()),
          Cell.whole(column.missing()));
    }
    return table.build();
  }
}
