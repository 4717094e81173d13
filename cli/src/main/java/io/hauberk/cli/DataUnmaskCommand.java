package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.data.mask.MaskKeys;
import io.hauberk.data.mask.MaskRecord;
import io.hauberk.data.mask.Unmasker;
import io.hauberk.data.table.TableFormat;
import io.hauberk.report.Cell;
import io.hauberk.report.Report;
import io.hauberk.report.Section;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hauberk data unmask}: what tokens stand for, for those who may know. */
@Command(
    name = "unmask",
    description = "Brings tokens back, with the key and a grant; every request is audited.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk data unmask masked.csv --to people.csv --keyring keys.hbk --grants grants.json"
          + " --audit unmask.log --purpose 'refund 17' --columns mobile",
      "  hauberk data unmask masked.csv --to people.csv --keyring keys.hbk --access policy.yaml"
          + " --log audit --log-key audit.key --purpose fraud --columns mobile",
      "",
      "Who asks is the account that runs the program. Without --grants or --access everybody is"
          + " refused."
    })
final class DataUnmaskCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private MaskOptions options;
  @Mixin private PermitOptions permission;

  @Parameters(paramLabel = "FILE", description = "What 'data mask' wrote.")
  private Path input;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "How it was masked; FILE.mask.json by default.",
      descriptionKey = "data.unmask.record")
  private @Nullable Path recordFile;

  @Option(
      names = "--purpose",
      required = true,
      paramLabel = "TEXT",
      description = "Why it is asked, for the audit.",
      descriptionKey = "data.unmask.purpose")
  private String purpose;

  @Option(
      names = "--columns",
      paramLabel = "NAME",
      split = ",",
      description = "Columns to bring back; all that can by default.")
  private List<String> columns = List.of();

  @Override
  public Integer call() {
    var session = new Session(spec, common).withResults(List.of());
    permission.check();
    var to = options.distinctFrom(input);
    var ask = new Unmasker.Ask(System.getProperty("user.name"), purpose, new TreeSet<>(columns));
    var record = MaskRecord.read(recordFile == null ? MaskRecord.besides(input) : recordFile);
    var keyring = options.keyring();
    Checks.argument(keyring.isPresent(), "--keyring", "none", "a keyring file");
    var keys = MaskKeys.opened(() -> keyring.orElseThrow().read());
    try (var held = permission.open(input)) {
      var unmasker = new Unmasker(record, keys, held.permit()).reporting(common.progress());
      long rows =
          TableFormat.find(input).isPresent()
              ? table(unmasker, to, ask)
              : unmasker.text(input, to, ask);
      return session.finish(report(rows, to), List.of());
    }
  }

  private long table(Unmasker unmasker, Path to, Unmasker.Ask ask) {
    try (var source = TableFormat.open(input, common.progress(), "unmask")) {
      return unmasker.table(source, to, ask);
    }
  }

  private static Report report(long rows, Path to) {
    return Report.builder("data unmask")
        .section(
            Section.KeyValues.of(
                "",
                new Section.Entry("unmasked", Cell.text(String.valueOf(to))),
                new Section.Entry("rows or lines", Cell.whole(rows))))
        .build();
  }
}
