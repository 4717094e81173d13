package io.hauberk.cli;

import io.hauberk.report.Report;
import io.hauberk.report.Section;
import io.hauberk.trust.scan.ModelScanner;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hauberk trust scan}: what would run if a model were loaded. */
@Command(
    name = "scan",
    description =
        "Says what would run if a model file were loaded; exits with 1 when anything would.",
    footerHeading = "%nExamples:%n",
    footer = "  hauberk trust scan model.pt --format sarif")
final class TrustScan implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "MODEL", description = "Folder or file.")
  private Path model;

  @Override
  public Integer call() {
    var session = new Session(spec, common).withResults(List.of()).reads(model);
    var result = new ModelScanner(common.progress()).scan(model);
    var entries =
        List.of(
            TrustAuditRead.entry("files", Integer.toString(result.files())),
            TrustAuditRead.entry("findings", Integer.toString(result.findings().size())));
    var report =
        Report.builder("trust scan")
            .section(new Section.KeyValues("", entries))
            .findings("Findings", result.findings())
            .build();
    int code = session.finish(report, List.of());
    return result.clean() ? code : ExitCode.MISSED;
  }
}
