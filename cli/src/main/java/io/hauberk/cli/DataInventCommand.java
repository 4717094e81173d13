package io.hauberk.cli;

import io.hauberk.data.invent.CustomerTable;
import io.hauberk.data.table.TableFormat;
import io.hauberk.report.Cell;
import io.hauberk.report.Report;
import io.hauberk.report.Section;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hauberk data invent}: customers that do not exist, to try the other verbs on. */
@Command(
    name = "invent",
    description = "Writes a table of invented Chinese and English customers.",
    footerHeading = "%nExamples:%n",
    footer = "  hauberk data invent --rows 1000 --to people.csv")
final class DataInventCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Option(names = "--rows", paramLabel = "N", required = true, description = "How many customers.")
  private long rows;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "The result; it appears whole or not at all.",
      descriptionKey = "data.mask.to")
  private Path to;

  @Override
  public Integer call() {
    var session = new Session(spec, common).withResults(List.of());
    try (var table = new CustomerTable(rows, common.seed())) {
      TableFormat.create(
          to,
          table.columns(),
          sink -> {
            for (var row = table.next(); row.isPresent(); row = table.next()) {
              sink.write(row.get());
            }
          });
    }
    return session.finish(
        Report.builder("data invent")
            .section(
                Section.KeyValues.of("", new Section.Entry("table", Cell.text(String.valueOf(to)))))
            .build(),
        List.of());
  }
}
