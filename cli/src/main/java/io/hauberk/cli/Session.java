package io.hauberk.cli;

import io.hauberk.core.AtomicFile;
import io.hauberk.core.Progress;
import io.hauberk.report.Bar;
import io.hauberk.report.Evidence;
import io.hauberk.report.Metric;
import io.hauberk.report.Report;
import io.hauberk.report.format.ReportFormat;
import io.hauberk.report.format.Style;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** One run of a verb: what it was told, what it read, what it says in the end. */
final class Session {

  private final CommandSpec spec;
  private final CommonOptions common;
  private final Evidence.Builder evidence;
  private Optional<Path> folder;

  Session(CommandSpec spec, CommonOptions common) {
    this.spec = spec;
    this.common = common;
    this.folder = common.out();
    var command = new ArrayList<String>();
    command.add("hauberk");
    command.addAll(spec.root().commandLine().getParseResult().originalArgs());
    evidence =
        Evidence.builder(command, common.seed(), Instant.now())
            .platform()
            .version(Evidence.TOOL, Version.current())
            .repeat(String.join(" ", command));
    spec.options().stream()
        .filter(option -> option.getValue() != null)
        .forEach(
            option ->
                evidence.setting(option.longestName(), String.valueOf(option.<Object>getValue())));
  }

  /** Where the files go. */
  Session writesTo(Path newFolder) {
    folder = Optional.of(newFolder);
    return this;
  }

  /** Refuses bars on results this verb does not have, before the work starts. */
  Session withResults(Collection<String> metricNames) {
    common.apply();
    Bar.requireKnown(common.bars(), metricNames);
    return this;
  }

  /** A file that goes into the result. */
  Session reads(Path file) {
    if (Files.isRegularFile(file)) {
      evidence.input(Evidence.Input.of(file));
    }
    return this;
  }

  Session reads(Collection<Evidence.Input> inputs) {
    inputs.forEach(evidence::input);
    return this;
  }

  /** Where this run's long work reports. */
  Progress progress() {
    return common.progress();
  }

  Session version(String name, String value) {
    evidence.version(name, value);
    return this;
  }

  /** Prints the report, writes the files, and tells the exit code. */
  int finish(Report report, List<Metric> metrics, ReportFormat... files) {
    metrics.forEach(evidence::metric);
    var record = evidence.bars(common.bars()).build(Instant.now());
    var style = Style.plain(common.lang().locale());
    var out = spec.commandLine().getOut();
    out.print(common.format().writer(style).render(report, record));
    out.flush();
    folder.ifPresent(to -> write(to, report, record, files));
    return record.barHit() ? ExitCode.MISSED : ExitCode.DONE;
  }

  private void write(Path to, Report report, Evidence record, ReportFormat[] files) {
    var style = Style.plain(common.lang().locale());
    for (var format : files) {
      var file = to.resolve("report." + format.extension());
      AtomicFile.write(file, stream -> format.writer(style).write(report, record, stream));
      spec.commandLine().getErr().println("wrote " + file);
    }
  }
}
