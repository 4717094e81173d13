package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.privacy.ledger.Ledger;
import io.hauberk.report.Cell;
import io.hauberk.report.Metric;
import io.hauberk.report.Report;
import io.hauberk.report.Section;
import io.hauberk.report.Table;
import io.hauberk.report.Table.Column;
import io.hauberk.report.format.ReportFormat;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hauberk privacy ledger}: a data set's budget and what was spent of it. */
@Command(
    name = "ledger",
    description = "Begins the ledger of a data set's privacy budget, or shows it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk privacy ledger --data people.csv --budget 3 --budget-delta 1e-5",
      "  hauberk privacy ledger --data people.csv",
      "",
      "Keep the last seal elsewhere: --seal with it notices a ledger that was cut short."
    })
final class PrivacyLedgerCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private LedgerOptions options;

  @Option(
      names = "--budget",
      paramLabel = "EPSILON",
      description = "Begin the ledger with this epsilon in all. No default.")
  private @Nullable Double budget;

  @Option(
      names = "--budget-delta",
      paramLabel = "DELTA",
      description = "Delta in all.",
      defaultValue = "0")
  private double budgetDelta;

  @Option(names = "--seal", paramLabel = "SEAL", description = "A seal that must be in the ledger.")
  private @Nullable String seal;

  @Override
  public Integer call() {
    var session = new Session(spec, common).withResults(List.of("epsilon-left", "delta-left"));
    var ledger = budget == null ? options.open() : options.begin(budget, budgetDelta);
    if (seal != null) {
      Checks.argument(
          ledger.seals(seal), "seal", seal, "one of the ledger's: it was cut or replaced");
    }
    var left = options.left(ledger);
    var metrics =
        List.of(
            Metric.plain("epsilon-left", left.epsilon()), Metric.plain("delta-left", left.delta()));
    return session.finish(report(ledger, left), metrics, ReportFormat.HTML, ReportFormat.JSON);
  }

  private Report report(Ledger ledger, LedgerOptions.Left left) {
    var total = ledger.total();
    var releases =
        Table.builder(
            "Releases",
            Column.number("number", ""),
            Column.text("epsilon"),
            Column.text("delta"),
            Column.text("purpose"),
            Column.text("seal"));
    for (var entry : ledger.entries()) {
      releases.row(
          Cell.whole(entry.number()),
          Cell.text(entry.cost().epsilon().toString()),
          Cell.text(entry.cost().delta().toString()),
          Cell.text(entry.purpose()),
          Cell.text(entry.seal()));
    }
    return Report.builder("privacy ledger")
        .subtitle(String.valueOf(options.file()))
        .section(
            Section.KeyValues.of(
                "Budget",
                new Section.Entry("epsilon in all", Cell.text(total.epsilon().toString())),
                new Section.Entry("delta in all", Cell.text(total.delta().toString())),
                new Section.Entry("epsilon left", Cell.text(String.valueOf(left.epsilon()))),
                new Section.Entry("delta left", Cell.text(String.valueOf(left.delta())))))
        .section(releases.build())
        .build();
  }
}
