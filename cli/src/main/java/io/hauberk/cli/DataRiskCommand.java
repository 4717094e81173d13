package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.data.risk.Attacker;
import io.hauberk.data.risk.MatchClasses;
import io.hauberk.data.risk.PopulationUniqueness;
import io.hauberk.data.risk.SizeHistogram;
import io.hauberk.data.table.Table;
import io.hauberk.report.Cell;
import io.hauberk.report.Metric;
import io.hauberk.report.Report;
import io.hauberk.report.Section;
import io.hauberk.report.Table.Column;
import io.hauberk.report.format.ReportFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hauberk data risk}: how well people hide in a table. */
@Command(
    name = "risk",
    description = "Measures how likely it is that somebody finds a person in a table.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk data risk people.csv --columns age,sex,zip",
      "  hauberk data risk people.csv --columns age,sex,zip --sampling-fraction 0.01",
      "  hauberk data risk people.csv --columns age,sex,zip --population everyone.csv --fail-on"
          + " 'journalist-highest>0.2'"
    })
final class DataRiskCommand implements Callable<Integer> {

  private static final List<String> RESULTS =
      List.of(
          "prosecutor-highest",
          "prosecutor-average",
          "journalist-highest",
          "marketer",
          "sample-uniques",
          "population-uniques");

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "FILE", description = "The table: CSV, JSON Lines or Parquet.")
  private Path input;

  @Option(
      names = "--columns",
      paramLabel = "COLUMN",
      required = true,
      split = ",",
      descriptionKey = "risk.columns",
      description = "The columns that an attacker may know.")
  private List<String> columns;

  @Option(
      names = "--population",
      paramLabel = "FILE",
      description = "A table of the whole population, its columns written alike.")
  private @Nullable Path population;

  @Option(
      names = "--sampling-fraction",
      paramLabel = "F",
      description = "The table is a random share of its population: above 0, at most 1.")
  private @Nullable Double fraction;

  @Option(
      names = "--threshold",
      paramLabel = "T",
      descriptionKey = "risk.threshold",
      description = "Records found with a chance above this count as at risk.",
      defaultValue = "0.2")
  private double threshold;

  @Override
  public Integer call() {
    var session = new Session(spec, common).withResults(RESULTS);
    Checks.argument(
        population == null || fraction == null,
        "--population, --sampling-fraction",
        "both",
        "at most one of them");
    Checks.inRange("--threshold", threshold, 0, 1);
    var table = TableFiles.read(input, common, session);
    var classes = classes(table, session);
    var sizes = classes.histogram();
    var report =
        Report.builder("data risk")
            .subtitle(input.getFileName() + ", " + columns)
            .section(facts(classes, sizes))
            .section(RiskTables.attackers(classes, threshold));
    if (fraction != null) {
      report.section(uniqueness(sizes, fraction));
    }
    report.section(RiskTables.picture(Map.of("table", sizes)));
    return session.finish(
        report.build(), metrics(classes, sizes), ReportFormat.HTML, ReportFormat.JSON);
  }

  private MatchClasses classes(Table table, Session session) {
    if (fraction != null) {
      return MatchClasses.sampled(table, columns, fraction);
    }
    return population == null
        ? MatchClasses.of(table, columns)
        : MatchClasses.within(table, columns, TableFiles.readAll(population, session));
  }

  private Section facts(MatchClasses classes, SizeHistogram sizes) {
    var people =
        fraction != null
            ? "a population of which the table is a random share of " + fraction
            : population == null ? "the table alone" : "the table of --population";
    return Section.KeyValues.of(
        "",
        new Section.Entry("records", Cell.whole(classes.records())),
        new Section.Entry("classes", Cell.whole(classes.classes())),
        new Section.Entry("smallest class", Cell.whole(sizes.classes().firstKey())),
        new Section.Entry("sample uniques", Cell.percent(sizes.uniqueShare(), 3)),
        new Section.Entry("journalist and marketer count in", Cell.text(people)),
        new Section.Entry("threshold", Cell.significant(threshold, 4)));
  }

  private static Section uniqueness(SizeHistogram sizes, double share) {
    var table =
        io.hauberk.report.Table.builder(
            "Population uniqueness",
            Column.text("model"),
            Column.percent("people alone in their class"));
    for (var model : PopulationUniqueness.values()) {
      var estimate = model.of(sizes, share);
      table.row(
          Cell.text(model.name()),
          estimate.isPresent() ? Cell.percent(estimate.getAsDouble(), 3) : Cell.missing());
    }
    var chosen = PopulationUniqueness.chosen(sizes, share);
    table.row(Cell.text("chosen: " + chosen.model()), Cell.percent(chosen.share(), 3));
    return table.build();
  }

  private List<Metric> metrics(MatchClasses classes, SizeHistogram sizes) {
    var prosecutor = RiskTables.risk(classes, threshold);
    double uniques =
        fraction == null ? Double.NaN : PopulationUniqueness.chosen(sizes, fraction).share();
    return List.of(
        Metric.fraction("prosecutor-highest", prosecutor.highest()),
        Metric.fraction("prosecutor-average", prosecutor.average()),
        Metric.fraction("journalist-highest", Attacker.JOURNALIST.of(classes, threshold).highest()),
        Metric.fraction("marketer", Attacker.marketer(classes)),
        Metric.fraction("sample-uniques", sizes.uniqueShare()),
        Metric.fraction("population-uniques", uniques));
  }
}
