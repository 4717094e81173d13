package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.privacy.ledger.Budget;
import io.hauberk.privacy.statistics.Answer;
import io.hauberk.privacy.statistics.Contribution;
import io.hauberk.privacy.statistics.PrivateTable;
import io.hauberk.report.Cell;
import io.hauberk.report.Metric;
import io.hauberk.report.Report;
import io.hauberk.report.Section;
import io.hauberk.report.Table;
import io.hauberk.report.Table.Column;
import io.hauberk.report.format.ReportFormat;
import io.hauberk.trust.policy.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hauberk privacy release}: one private statistic, paid for first. */
@Command(
    name = "release",
    description = "Answers a question about a table of people with differential privacy.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk privacy release --data people.csv --query 'mean(income) by region' --epsilon 1 --delta 1e-6 --bounds income=0:200000 --person id",
      "  hauberk privacy release --data people.csv --query 'quantile(age, 0.25, 0.5)' --epsilon 0.5 --bounds age=0:120 --person id",
      "  hauberk privacy release --data people.csv --query 'count() by region top 3' --epsilon 0.5 --groups north,south,east,west --person id",
      "",
      "Queries: count() sum(C) mean(C) variance(C) median(C) quantile(C, Q...) histogram(C, BINS), then 'by C', 'top K'.",
      "The ledger must have been begun: hauberk privacy ledger. Noise never depends on --seed."
    })
final class PrivacyReleaseCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private LedgerOptions options;
  @Mixin private SealedOptions sealed = new SealedOptions(Action.READ);

  @Option(names = "--query", paramLabel = "QUERY", required = true, description = "The question.")
  private String query;

  @Option(
      names = "--epsilon",
      paramLabel = "E",
      required = true,
      description = "Price of the answer. No default.",
      descriptionKey = "privacy.epsilon")
  private double epsilon;

  @Option(
      names = "--delta",
      paramLabel = "D",
      description = "Needed when groups are found in the data.",
      defaultValue = "0")
  private double delta;

  @Option(
      names = "--bounds",
      paramLabel = "C=LOW:HIGH",
      description = "Range of the column, known without the data.")
  private Map<String, String> bounds = Map.of();

  @Option(names = "--person", paramLabel = "C", description = "Column that says whose a row is.")
  private @Nullable String person;

  @Option(names = "--each-row-a-person", description = "Vouch that no two rows are of one person.")
  private boolean eachRow;

  @Option(
      names = "--groups",
      paramLabel = "NAME",
      split = ",",
      description = "Groups known without the data; all are released.")
  private List<String> groups = List.of();

  @Option(
      names = "--groups-per-person",
      paramLabel = "N",
      description = "Groups in which a person counts.",
      defaultValue = "1")
  private int groupsPerPerson;

  @Option(
      names = "--rows-per-person",
      paramLabel = "N",
      description = "Rows of a person that count in each group.",
      defaultValue = "1")
  private int rowsPerPerson;

  @Override
  public Integer call() {
    var session = new Session(spec, common).withResults(List.of("epsilon-left"));
    Checks.positive("epsilon", epsilon);
    Checks.argument(delta >= 0 && delta < 1, "delta", delta, "0, or above it and below 1");
    Checks.argument(
        (person == null) == eachRow,
        "--person",
        person == null ? "none" : person + " with --each-row-a-person",
        "the column that says whose a row is, or --each-row-a-person");
    var text = QueryText.parse(query);
    var asked = text.query(bounds, groups, new Contribution(groupsPerPerson, rowsPerPerson));
    var columns = new PeopleCsv.Columns(person, text.group(), text.column());
    var persons = eachRow ? PrivateTable.Persons.EACH_ROW : PrivateTable.Persons.BY_COLUMN;
    try (var data = sealed.reading(options.data(), session)) {
      var rows = PeopleCsv.open(data.path(), columns);
      var ledger = options.open();

      var answer =
          new PrivateTable(rows, persons, ledger).release(asked, Budget.of(epsilon, delta), query);

      var left = options.left(ledger);
      var metrics = List.of(Metric.plain("epsilon-left", left.epsilon()));
      return session.finish(report(answer, left), metrics, ReportFormat.HTML, ReportFormat.JSON);
    }
  }

  private Report report(Answer answer, LedgerOptions.Left left) {
    var columns = new ArrayList<Column>();
    columns.add(Column.text("group"));
    answer.names().forEach(name -> columns.add(Column.number(name, "")));
    var lines = Table.builder("Answer", columns.toArray(Column[]::new));
    for (var line : answer.lines()) {
      var cells = new ArrayList<Cell>();
      cells.add(line.group().isEmpty() ? Cell.text("all") : Cell.text(line.group()));
      line.figures().forEach(figure -> cells.add(Cell.significant(figure, 7)));
      lines.row(cells.toArray(Cell[]::new));
    }
    var guarantee =
        "(%s, %s)-differentially private for all rows of one person; epsilon left in the ledger: %s."
            .formatted(epsilon, delta, left.epsilon());
    return Report.builder("privacy release")
        .subtitle(query)
        .section(lines.build())
        .section(new Section.Paragraph("", guarantee))
        .build();
  }
}
