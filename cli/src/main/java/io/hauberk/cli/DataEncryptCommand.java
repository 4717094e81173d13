package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.report.Cell;
import io.hauberk.report.Report;
import io.hauberk.report.Section;
import io.hauberk.trust.seal.Purpose;
import io.hauberk.trust.seal.Recipient;
import io.hauberk.trust.seal.SealedFiles;
import io.hauberk.trust.seal.SealedFolder;
import io.hauberk.trust.seal.Sealer;
import io.hauberk.trust.seal.SealingKey;
import java.nio.file.Files;
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

/** {@code hauberk data encrypt}: a file only a key opens. */
@Command(
    name = "encrypt",
    description = "Seals a file of any size, or a folder, under a key or to somebody's public key.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk data encrypt people.csv --to people.csv.hbk --keyring keys.hbk --key customers --purpose people/2026-11",
      "  hauberk data encrypt people.csv --to people.csv.hbk --recipient bank.pub.json --purpose people/2026-11",
      "  hauberk data encrypt letters --to letters-sealed --keyring keys.hbk --key customers --purpose letters"
    })
final class DataEncryptCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private KeyringOptions keyring;

  @Parameters(
      paramLabel = "FILE",
      description = "What is sealed: a file, or a folder but for its hidden files.")
  private Path input;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "The sealed file or folder.")
  private Path to;

  @Option(
      names = "--purpose",
      required = true,
      paramLabel = "TEXT",
      description = "What the file is; whoever opens it must say the same.")
  private String purpose;

  @Option(names = "--key", paramLabel = "NAME", description = "Key of the keyring that seals.")
  private @Nullable String key;

  @Option(
      names = "--recipient",
      paramLabel = "FILE",
      description = "Public key to seal to, from 'hauberk trust key public'.")
  private @Nullable Path recipient;

  @Override
  public Integer call() {
    var session = new Session(spec, common).withResults(List.of());
    var sealer = new Sealer(sealingKey());
    if (Files.isDirectory(input)) {
      new SealedFolder(to, new Purpose(purpose)).seal(input, sealer);
    } else {
      new SealedFiles(common.progress()).encrypt(input, to, sealer, new Purpose(purpose));
    }
    var entry = new Section.Entry("sealed", Cell.text(String.valueOf(to)));
    return session.finish(
        Report.builder("data encrypt").section(Section.KeyValues.of("", entry)).build(), List.of());
  }

  private SealingKey sealingKey() {
    Checks.argument(
        (key == null) != (recipient == null), "--key, --recipient", "none or both", "one of them");
    return recipient == null
        ? SealingKey.of(keyring.file().read().keyset(String.valueOf(key)))
        : Recipient.read(recipient);
  }
}
