package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.core.Progress;
import io.hauberk.report.Bar;
import io.hauberk.report.format.ReportFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Flags that every verb has. Some are read before picocli parses, by {@link Main}; here they are
 * declared.
 */
@SuppressWarnings("UnusedVariable")
final class CommonOptions {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "How results are printed: table, json, html, sarif, junit, md.",
      defaultValue = "table")
  private String format = "table";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for report and evidence files.")
  private @Nullable Path out;

  @Option(names = "--limit", paramLabel = "N", description = "Use the first N samples only.")
  private @Nullable Integer limit;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of all random draws; printed with every result.",
      defaultValue = "1")
  private long seed;

  @Option(names = "--quiet", description = "No progress on stderr.")
  private boolean quiet;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where data sets are looked for first.")
  private @Nullable Path dataDir;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads for tensor work; all cores by default.")
  private @Nullable Integer threads;

  @Option(
      names = "--fail-on",
      paramLabel = "BAR",
      split = ",",
      description = "Exit with 1 when a result hits this bar, such as 'robust-accuracy<0.85'.")
  private List<String> failOn = List.of();

  @Option(
      names = "--lang",
      description = "Language of reports and help: ${COMPLETION-CANDIDATES}.",
      defaultValue = "en")
  private Language lang = Language.EN;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML file of flags, by name or under a verb.")
  private @Nullable Path config;

  @Option(names = "--debug", description = "Print where a failure happened.")
  private boolean debug;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  /** Applies what concerns the whole process. */
  void apply() {
    if (threads != null) {
      Checks.positive("threads", threads);
      torch.set_num_threads(threads);
    }
    if (limit != null) {
      Checks.positive("limit", limit);
    }
  }

  ReportFormat format() {
    return ReportFormat.of(format);
  }

  Optional<Path> out() {
    return Optional.ofNullable(out);
  }

  OptionalInt limit() {
    return limit == null ? OptionalInt.empty() : OptionalInt.of(limit);
  }

  long seed() {
    return seed;
  }

  Optional<Path> dataDir() {
    return Optional.ofNullable(dataDir);
  }

  Progress progress() {
    return TerminalProgress.forThis(quiet);
  }

  List<Bar> bars() {
    return failOn.stream().map(Bar::parse).toList();
  }

  Language lang() {
    return lang;
  }
}
