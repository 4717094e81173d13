package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.data.classify.Catalogue;
import io.hauberk.data.classify.CatalogueFile;
import io.hauberk.data.mask.CatalogueRules;
import io.hauberk.data.mask.MaskKeys;
import io.hauberk.data.mask.MaskPolicy;
import io.hauberk.data.mask.MaskRecord;
import io.hauberk.data.mask.Masker;
import io.hauberk.data.mask.PolicyFile;
import io.hauberk.data.recognise.Scanner;
import io.hauberk.data.table.TableFormat;
import io.hauberk.report.Cell;
import io.hauberk.report.Report;
import io.hauberk.report.Section;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hauberk data mask}: a table or text in which nobody is named any more. */
@Command(
    name = "mask",
    description = "Masks a table or a text by a policy, and by the catalogue beside it if any.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk data mask people.csv --to masked.csv --policy policy.json --keyring keys.hbk",
      "  hauberk data mask people.csv --to masked.csv",
      "  hauberk data mask letters.txt --to masked.txt --policy policy.json --keyring keys.hbk",
      "",
      "Without --policy the catalogue's own proposal is applied. MASKED.mask.json beside the"
          + " result",
      "says how it was masked; it holds no secret, and 'data unmask' needs it."
    })
final class DataMaskCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private MaskOptions options;

  @Parameters(
      paramLabel = "FILE",
      description = "A table (.csv, .tsv, .jsonl, .ndjson, .parquet) or a UTF-8 text.")
  private Path input;

  @Option(names = "--policy", paramLabel = "FILE", description = "What is masked how, as JSON.")
  private @Nullable Path policyFile;

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      description = "The catalogue the policy must obey; FILE.catalogue.json by default, if there.",
      descriptionKey = "data.catalogue")
  private @Nullable Path catalogueFile;

  @Option(
      names = "--key",
      paramLabel = "NAME",
      description = "Key of the tokens when the catalogue's own proposal is applied.",
      descriptionKey = "data.mask.key")
  private @Nullable String key;

  @Override
  public Integer call() {
    var session = new Session(spec, common).withResults(List.of());
    var to = options.distinctFrom(input);
    var catalogue = catalogue();
    var masker =
        new Masker(policy(catalogue), keys(), Scanner.everything()).reporting(common.progress());
    var record =
        TableFormat.find(input).isPresent() ? table(masker, catalogue, to) : masker.text(input, to);
    record.write(MaskRecord.besides(to));
    return session.finish(report(record, to), List.of());
  }

  private MaskRecord table(Masker masker, Optional<Catalogue> catalogue, Path to) {
    try (var source = TableFormat.open(input, common.progress(), "mask")) {
      catalogue.ifPresent(c -> CatalogueRules.require(masker.policy(), c, source.columns()));
      return masker.table(source, to);
    }
  }

  private Optional<Catalogue> catalogue() {
    if (catalogueFile != null) {
      return Optional.of(CatalogueFile.read(catalogueFile));
    }
    var beside = CatalogueFile.besides(input);
    return Files.exists(beside) ? Optional.of(CatalogueFile.read(beside)) : Optional.empty();
  }

  private MaskPolicy policy(Optional<Catalogue> catalogue) {
    if (policyFile != null) {
      return PolicyFile.read(policyFile);
    }
    Checks.argument(
        catalogue.isPresent(), "--policy", "none", "a policy, or a catalogue of 'data classify'");
    return CatalogueRules.draft(catalogue.orElseThrow(), Optional.ofNullable(key));
  }

  private MaskKeys keys() {
    return options.keyring().map(file -> MaskKeys.of(file.read())).orElseGet(MaskKeys::none);
  }

  private static Report report(MaskRecord record, Path to) {
    return Report.builder("data mask")
        .section(
            Section.KeyValues.of(
                "",
                new Section.Entry("masked", Cell.text(String.valueOf(to))),
                new Section.Entry("rows or lines", Cell.whole(record.rows())),
                new Section.Entry(
                    "can come back", Cell.text(String.valueOf(record.policy().reversible()))),
                new Section.Entry("record", Cell.text(String.valueOf(MaskRecord.besides(to))))))
        .build();
  }
}
