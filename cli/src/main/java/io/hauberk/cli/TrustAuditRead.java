package io.hauberk.cli;

import io.hauberk.core.AtomicFile;
import io.hauberk.report.Cell;
import io.hauberk.report.Report;
import io.hauberk.report.Section;
import io.hauberk.trust.audit.Checkpoint;
import io.hauberk.trust.audit.LogProofs;
import io.hauberk.trust.audit.LogReader;
import io.hauberk.trust.audit.LogVerifier;
import io.hauberk.trust.audit.NoteVerifier;
import io.hauberk.trust.audit.TlogProof;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verbs that read an audit log; they need its public key alone. */
final class TrustAuditRead {

  private TrustAuditRead() {}

  /** Which log, by whose key. */
  static final class LogOptions {

    @Option(names = "--log", required = true, paramLabel = "DIR", description = "The log's folder.")
    private Path log;

    @Option(
        names = "--public",
        required = true,
        paramLabel = "FILE",
        description = "The log's public key, from its owner.")
    private Path publicKey;

    NoteVerifier key() {
      return NoteVerifier.parse(TextFiles.read("key", publicKey).strip());
    }
  }

  /** The whole log. */
  @Command(
      name = "verify",
      description = "Reads every entry; exits with 1 and names what was changed.")
  static final class Verify implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private CommonOptions common;
    @Mixin private LogOptions options;

    @Option(
        names = "--seen",
        paramLabel = "FILE",
        description =
            "Remembers the last true checkpoint: without it a rolled-back log looks true.")
    private @Nullable Path seen;

    @Override
    public Integer call() {
      var session = new Session(spec, common).withResults(List.of());
      var verdict =
          new LogVerifier(options.key(), Optional.ofNullable(seen))
              .verify(options.log, common.progress());
      var entries = new ArrayList<Section.Entry>();
      entries.add(entry("entries", Long.toString(verdict.entries())));
      verdict.checkpoint().ifPresent(c -> entries.add(entry("root", c.root().toString())));
      entries.add(entry("answer", verdict.intact() ? "intact" : "changed"));
      verdict.problems().forEach(problem -> entries.add(entry("problem", problem.toString())));
      int code = session.finish(report("trust audit verify", entries), List.of());
      return verdict.intact() ? code : ExitCode.MISSED;
    }
  }

  /** One entry. */
  @Command(
      name = "prove",
      description = "Writes a proof (C2SP tlog-proof) that an entry is logged.")
  static final class Prove implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private CommonOptions common;
    @Mixin private LogOptions options;

    @Option(names = "--index", required = true, paramLabel = "N", description = "Which entry.")
    private long index;

    @Option(names = "--proof", required = true, paramLabel = "FILE", description = "The proof.")
    private Path proof;

    @Override
    public Integer call() {
      var session = new Session(spec, common).withResults(List.of());
      var key = options.key();
      var reader = new LogReader(options.log);
      var note = reader.checkpoint();
      var tree = Checkpoint.open(note, key);
      var path = new LogProofs(options.log).inclusion(index, tree.size());
      var made = new TlogProof(index, path, note);
      made.verify(reader.entry(index, tree.size()), key);
      AtomicFile.writeText(proof, made.format());
      return session.finish(
          report(
              "trust audit prove",
              List.of(entry("entry", Long.toString(index)), entry("proof", proof.toString()))),
          List.of());
    }
  }

  /** The end. */
  @Command(name = "tail", description = "Shows the last entries that the checkpoint covers.")
  static final class Tail implements Callable<Integer> {

    private static final long MOST = 10_000;

    @Spec private CommandSpec spec;
    @Mixin private CommonOptions common;
    @Mixin private LogOptions options;

    @Option(names = "--lines", paramLabel = "N", description = "How many.", defaultValue = "10")
    private long lines;

    @Override
    public Integer call() {
      var session = new Session(spec, common).withResults(List.of());
      var reader = new LogReader(options.log);
      long size = Checkpoint.open(reader.checkpoint(), options.key()).size();
      var entries = new ArrayList<Section.Entry>();
      for (long i = Math.max(0, size - Math.min(lines, MOST)); i < size; i++) {
        var text = new String(reader.entry(i, size), StandardCharsets.UTF_8);
        entries.add(entry(Long.toString(i), text.replaceAll("\\p{C}", "?")));
      }
      if (entries.isEmpty()) {
        entries.add(entry("entries", "none"));
      }
      return session.finish(report("trust audit tail", entries), List.of());
    }
  }

  static Section.Entry entry(String name, String value) {
    return new Section.Entry(name, Cell.text(value));
  }

  static Report report(String verb, List<Section.Entry> entries) {
    return Report.builder(verb).section(new Section.KeyValues("", entries)).build();
  }
}
