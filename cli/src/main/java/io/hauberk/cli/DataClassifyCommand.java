package io.hauberk.cli;

import io.hauberk.data.classify.Catalogue;
import io.hauberk.data.classify.CatalogueFile;
import io.hauberk.data.classify.ColumnClassifier;
import io.hauberk.data.classify.ColumnVerdict;
import io.hauberk.data.mask.CatalogueRules;
import io.hauberk.data.mask.PolicyFile;
import io.hauberk.data.recognise.Scanner;
import io.hauberk.data.table.TableFormat;
import io.hauberk.report.Cell;
import io.hauberk.report.Metric;
import io.hauberk.report.Report;
import io.hauberk.report.Section;
import io.hauberk.report.Table;
import io.hauberk.report.Table.Column;
import io.hauberk.report.format.ReportFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hauberk data classify}: what each column of a table holds. */
@Command(
    name = "classify",
    description = "Finds what is to be protected in each column of a table; writes a catalogue.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk data classify people.csv",
      "  hauberk data classify people.csv --draft-policy policy.json --key customers",
      "  hauberk data classify people.parquet --sample 50000 --fail-on 'highest-level>=4'"
    })
final class DataClassifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Parameters(
      paramLabel = "TABLE",
      description = "The table: .csv, .tsv, .jsonl, .ndjson or .parquet.")
  private Path table;

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "Rows looked at, drawn from all by --seed.",
      defaultValue = "10000")
  private int sample;

  @Option(
      names = "--recognisers",
      paramLabel = "DIR",
      description = "Folder of further recognisers, *.rec.")
  private @Nullable Path recognisers;

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      description = "The catalogue file; TABLE.catalogue.json by default.",
      descriptionKey = "data.catalogue")
  private @Nullable Path catalogueFile;

  @Option(
      names = "--draft-policy",
      paramLabel = "FILE",
      description = "Also write a masking policy that the catalogue proposes.")
  private @Nullable Path draft;

  @Option(
      names = "--key",
      paramLabel = "NAME",
      description = "Key that the drafted policy makes tokens with; without it identifiers go.",
      descriptionKey = "data.classify.key")
  private @Nullable String key;

  @Override
  public Integer call() {
    var session =
        new Session(spec, common).withResults(List.of("highest-level", "columns-to-protect"));
    var catalogue = classify();
    var file = catalogueFile == null ? CatalogueFile.besides(table) : catalogueFile;
    CatalogueFile.write(file, catalogue);
    if (draft != null) {
      PolicyFile.write(draft, CatalogueRules.draft(catalogue, Optional.ofNullable(key)));
    }
    long protect = catalogue.columns().stream().filter(v -> v.level() >= 3).count();
    var metrics =
        List.of(
            Metric.plain("highest-level", catalogue.level()),
            Metric.plain("columns-to-protect", protect));
    return session.finish(report(catalogue, file), metrics, ReportFormat.HTML, ReportFormat.JSON);
  }

  private Catalogue classify() {
    var scanner = recognisers == null ? Scanner.everything() : Scanner.withFolder(recognisers);
    var classifier = new ColumnClassifier(scanner, sample, common.seed());
    try (var source = TableFormat.open(table)) {
      return classifier.classify(source);
    }
  }

  private Report report(Catalogue catalogue, Path file) {
    var columns =
        Table.builder(
            "Columns",
            Column.text("column"),
            Column.text("label"),
            Column.text("role"),
            Column.number("level", ""),
            Column.number("confidence", ""),
            Column.text("named by"),
            Column.text("contains"),
            Column.text("evidence"));
    catalogue.columns().forEach(verdict -> columns.row(row(verdict)));
    var report =
        Report.builder("data classify")
            .subtitle(catalogue.rows() + " rows, " + catalogue.sampled() + " looked at")
            .section(columns.build());
    catalogue.review().forEach(line -> report.section(new Section.Paragraph("To decide", line)));
    return report
        .section(Section.KeyValues.of("", new Section.Entry("catalogue", Cell.text("" + file))))
        .build();
  }

  private static Cell[] row(ColumnVerdict verdict) {
    var label = verdict.label();
    return new Cell[] {
      Cell.text(verdict.column()),
      Cell.text(label.name()),
      Cell.text(words(List.of(label.role()))),
      Cell.whole(verdict.level()),
      Cell.fixed(verdict.confidence(), 2),
      Cell.text(words(new TreeSet<>(label.regimes()))),
      Cell.text(words(new TreeSet<>(verdict.contains()))),
      Cell.text(verdict.evidence())
    };
  }

  private static String words(Iterable<? extends Enum<?>> names) {
    return java.util.stream.StreamSupport.stream(names.spliterator(), false)
        .map(name -> name.name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .collect(Collectors.joining(", "));
  }
}
