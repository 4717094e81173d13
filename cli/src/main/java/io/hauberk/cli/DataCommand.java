package io.hauberk.cli;

import io.hauberk.report.Cell;
import io.hauberk.report.Report;
import io.hauberk.report.Section;
import io.hauberk.tensor.data.fetch.DataFetch;
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

/** {@code hauberk data}: what concerns data sets. */
@Command(
    name = "data",
    description =
        "Fetches published data sets; seals and opens files; cleans; finds, masks and anonymises what is"
            + " personal.",
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      DataCommand.Fetch.class,
      DataEncryptCommand.class,
      DataDecryptCommand.class,
      DataClassifyCommand.class,
      DataMaskCommand.class,
      DataUnmaskCommand.class,
      DataInventCommand.class,
      DataAnonymizeCommand.class,
      DataRiskCommand.class,
      DataCleanCommand.class,
      DataRestoreCommand.class,
    })
final class DataCommand extends VerbGroup {

  /** {@code hauberk data fetch}: a data set from its own site. */
  @Command(
      name = "fetch",
      description = "Downloads a data set from its own site and checks its SHA-256.",
      footerHeading = "%nExamples:%n",
      footer = "  hauberk data fetch mnist")
  static final class Fetch implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private CommonOptions common;

    @Parameters(paramLabel = "NAME", description = "The data set: mnist, fashion-mnist, cifar10.")
    private String name;

    @Option(
        names = "--to",
        paramLabel = "DIR",
        description = "Folder of data sets; ~/.cache/hauberk/datasets by default.")
    private @Nullable Path to;

    @Override
    public Integer call() {
      var session = new Session(spec, common).withResults(List.of());
      var root =
          to == null
              ? Path.of(System.getProperty("user.home"), ".cache", "hauberk", "datasets")
              : to;
      var folder = new DataFetch().fetch(name, root, common.progress());
      var entry = new Section.Entry("folder", Cell.text(String.valueOf(folder)));
      return session.finish(
          Report.builder("data fetch")
              .subtitle(name)
              .section(Section.KeyValues.of("", entry))
              .build(),
          List.of());
    }
  }
}
