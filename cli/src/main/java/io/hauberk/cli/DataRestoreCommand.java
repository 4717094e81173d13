package io.hauberk.cli;

import io.hauberk.data.clean.Restorer;
import io.hauberk.report.Cell;
import io.hauberk.report.Report;
import io.hauberk.report.Section;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hauberk data restore}: the table as it was before {@code data clean}. */
@Command(
    name = "restore",
    description = "Brings back, bit for bit, the table that 'data clean' read.",
    footerHeading = "%nExamples:%n",
    footer = "  hauberk data restore clean.csv --to people-again.csv")
final class DataRestoreCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Parameters(
      paramLabel = "FILE",
      descriptionKey = "restore.input",
      description = "What 'data clean' wrote, as it wrote it.")
  private Path input;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "The result; it appears whole or not at all.",
      descriptionKey = "data.mask.to")
  private Path to;

  @Option(
      names = "--log",
      paramLabel = "FILE",
      descriptionKey = "restore.log",
      description = "The change log; FILE.clean.jsonl by default.")
  private @Nullable Path log;

  @Override
  public Integer call() {
    var session = new Session(spec, common).withResults(List.of());
    var changes = log == null ? DataCleanCommand.besides(input) : log;
    session.reads(input).reads(changes);
    Restorer.restore(input, changes, to);
    return session.finish(
        Report.builder("data restore")
            .section(
                Section.KeyValues.of(
                    "",
                    new Section.Entry("restored", Cell.text(String.valueOf(to))),
                    new Section.Entry("SHA-256", Cell.text("as the change log has it"))))
            .build(),
        List.of());
  }
}
