package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.data.mask.GrantFile;
import io.hauberk.data.mask.Permit;
import io.hauberk.data.mask.PolicyPermit;
import io.hauberk.trust.policy.DecisionLog;
import io.hauberk.trust.policy.PolicyGate;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
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

  @Mixin private AccessOptions access = new AccessOptions();

  /** A permit, until it is closed. */
  record Held(Permit permit, Runnable end) implements AutoCloseable {
    @Override
    public void close() {
      end.run();
    }
  }

  /** Refuses half of either, and both. */
  void check() {
    access.check();
    if (access.absent()) {
      required();
    } else {
      boolean alone = Stream.of(grants, audit).allMatch(Objects::isNull);
      Checks.argument(alone, "--access", "given", "not together with --grants or --audit");
    }
  }

  Held open(Path input) {
    check();
    return access.absent() ? byGrants() : byPolicy(input);
  }

  private Held byGrants() {
    var clock = InstantSource.system();
    var file = required();
    var permit =
        grants == null ? GrantFile.empty(file, clock) : GrantFile.read(grants, file, clock);
    return new Held(permit, () -> {});
  }

  private Held byPolicy(Path input) {
    var open = access.log();
    var gate = new PolicyGate(access.policy(), DecisionLog.to(open));
    var permit = new PolicyPermit(gate, access.dataName(input), InstantSource.system());
    return new Held(permit, open::close);
  }

  private Path required() {
    Checks.argument(audit != null, "--audit", "none", "a file, or --access");
    return Objects.requireNonNull(audit);
  }
}
