package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.data.mask.GrantFile;
import io.hauberk.data.mask.Permit;
import io.hauberk.data.mask.PolicyPermit;
import io.hauberk.trust.audit.AuditLog;
import io.hauberk.trust.audit.NoteSigner;
import io.hauberk.trust.policy.DecisionLog;
import io.hauberk.trust.policy.PolicyGate;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who may bring masked values back: an access policy and its audit log, or a file of grants. */
final class PermitOptions {

  @Option(
      names = "--grants",
      paramLabel = "FILE",
      description = "Who may bring which columns back, until when; nobody without it.")
  private @Nullable Path grants;

  @Option(
      names = "--audit",
      paramLabel = "FILE",
      description =
          "Every request and its answer are appended here before anything is read; needed"
              + " without --access.",
      descriptionKey = "data.unmask.audit")
  private @Nullable Path audit;

  @Option(
      names = "--access",
      paramLabel = "FILE",
      description = "Access policy that decides, in place of --grants; with --log and --log-key.")
  private @Nullable Path access;

  @Option(names = "--log", paramLabel = "DIR", description = "Audit log of its decisions.")
  private @Nullable Path log;

  @Option(names = "--log-key", paramLabel = "FILE", description = "The log's secret key.")
  private @Nullable Path logKey;

  @Option(
      names = "--data-name",
      paramLabel = "NAME",
      description = "Name of the data in the access policy, data:NAME/COLUMN; FILE's by default.")
  private @Nullable String dataName;

  /** A permit, until it is closed. */
  record Held(Permit permit, Runnable end) implements AutoCloseable {
    @Override
    public void close() {
      end.run();
    }
  }

  /** Refuses half of either, and both. */
  void check() {
    if (access == null) {
      required("--audit", audit, "a file, or --access");
      Checks.argument(log == null && logKey == null, "--log", "alone", "with --access");
    } else {
      boolean alone = Stream.of(grants, audit).allMatch(Objects::isNull);
      Checks.argument(alone, "--access", access, "not together with --grants or --audit");
    }
  }

  Held open(Path input) {
    check();
    return access == null ? byGrants() : byPolicy(access, input);
  }

  private Held byGrants() {
    var clock = InstantSource.system();
    var file = required("--audit", audit, "a file, or --access");
    var permit =
        grants == null ? GrantFile.empty(file, clock) : GrantFile.read(grants, file, clock);
    return new Held(permit, () -> {});
  }

  private Held byPolicy(Path policy, Path input) {
    var key = TextFiles.read("key", required("--log-key", logKey, "the log's secret key")).strip();
    var open = AuditLog.open(required("--log", log, "the audit log"), NoteSigner.parse(key));
    return new Held(permit(policy, open, input), open::close);
  }

  private Permit permit(Path policy, AuditLog open, Path input) {
    var name = dataName == null ? String.valueOf(input.getFileName()) : dataName;
    return new PolicyPermit(
        new PolicyGate(policy, DecisionLog.to(open)), name, InstantSource.system());
  }

  private static Path required(String name, @Nullable Path given, String rule) {
    Checks.argument(given != null, name, "none", rule);
    return Objects.requireNonNull(given);
  }
}
