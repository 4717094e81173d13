package io.hauberk.cli;

import io.hauberk.report.Cell;
import io.hauberk.report.Report;
import io.hauberk.report.Section;
import io.hauberk.trust.seal.Purpose;
import io.hauberk.trust.seal.SealedFiles;
import io.hauberk.trust.seal.SealedFolder;
import io.hauberk.trust.seal.Unsealer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hauberk data decrypt}: opens what {@code data encrypt} sealed. */
@Command(
    name = "decrypt",
    description = "Opens a sealed file or folder; nothing stays unless all of it is authentic.",
    footerHeading = "%nExamples:%n",
    footer =
        "  hauberk data decrypt people.csv.hbk --to people.csv --keyring keys.hbk --purpose people/2026-11")
final class DataDecryptCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private KeyringOptions keyring;

  @Parameters(paramLabel = "FILE", description = "The sealed file or folder.")
  private Path input;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "The opened file or folder.")
  private Path to;

  @Option(
      names = "--purpose",
      required = true,
      paramLabel = "TEXT",
      description = "What the file is, as said when it was sealed.")
  private String purpose;

  @Override
  public Integer call() {
    var session = new Session(spec, common).withResults(List.of());
    var ring = keyring.file().read();
    if (SealedFolder.isOne(input)) {
      new SealedFolder(input, new Purpose(purpose)).decrypt(to, new Unsealer(ring));
    } else {
      new SealedFiles(common.progress()).decrypt(input, to, ring, new Purpose(purpose));
    }
    var entry = new Section.Entry("opened", Cell.text(String.valueOf(to)));
    return session.finish(
        Report.builder("data decrypt").section(Section.KeyValues.of("", entry)).build(), List.of());
  }
}
