package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.trust.audit.AuditLog;
import io.hauberk.trust.audit.NoteSigner;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The access policy that decides, and the audit log that keeps what it decided. */
final class AccessOptions {

  @Option(
      names = "--access",
      paramLabel = "FILE",
      description = "Access policy that decides; with --log and --log-key.")
  private @Nullable Path policy;

  @Option(names = "--log", paramLabel = "DIR", description = "Audit log of its decisions.")
  private @Nullable Path log;

  @Option(names = "--log-key", paramLabel = "FILE", description = "The log's secret key.")
  private @Nullable Path logKey;

  @Option(
      names = "--data-name",
      paramLabel = "NAME",
      description = "Name of the data in the access policy, data:NAME; the file's by default.")
  private @Nullable String dataName;

  boolean absent() {
    return policy == null;
  }

  /** Refuses a log without a policy and a policy without its log. */
  void check() {
    if (absent()) {
      Checks.argument(log == null && logKey == null, "--log", "alone", "with --access");
    } else {
      Checks.argument(log != null, "--log", "none", "the audit log");
      Checks.argument(logKey != null, "--log-key", "none", "the log's secret key");
    }
  }

  Path policy() {
    Checks.argument(policy != null, "--access", "none", "an access policy");
    return Objects.requireNonNull(policy);
  }

  /** Opened for writing; the caller closes it. */
  AuditLog log() {
    check();
    var key = TextFiles.read("key", Objects.requireNonNull(logKey)).strip();
    return AuditLog.open(Objects.requireNonNull(log), NoteSigner.parse(key));
  }

  /** What the policy calls the data. */
  String dataName(Path file) {
    return dataName == null ? String.valueOf(file.getFileName()) : dataName;
  }
}
