package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.trust.audit.AuditLog;
import io.hauberk.trust.audit.NoteSigner;
import io.hauberk.trust.policy.AccessRequest;
import io.hauberk.trust.policy.Action;
import io.hauberk.trust.policy.Decision;
import io.hauberk.trust.policy.DecisionLog;
import io.hauberk.trust.policy.Policy;
import io.hauberk.trust.policy.PolicyException;
import io.hauberk.trust.policy.PolicyGate;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hauberk trust policy}: who may do what. */
@Command(
    name = "policy",
    description = "A reviewable access policy: roles, attributes, deny by default.",
    synopsisSubcommandLabel = "VERB",
    subcommands = {TrustPolicyCommand.Check.class, TrustPolicyCommand.Explain.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk trust policy check policy.yaml",
      "  hauberk trust policy explain policy.yaml --who alice --may read --on data:customers --with"
          + " purpose=fraud"
    })
final class TrustPolicyCommand extends VerbGroup {

  /** The file against itself. */
  @Command(
      name = "check",
      description = "Reads a policy and runs the tests in it; exits with 1 when one fails.")
  static final class Check implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private CommonOptions common;

    @Parameters(paramLabel = "FILE", description = "The policy.")
    private Path file;

    @Override
    public Integer call() {
      var session = new Session(spec, common).withResults(List.of()).reads(file);
      try {
        var policy = Policy.read(file);
        var entries =
            List.of(
                TrustAuditRead.entry("rules", Integer.toString(policy.rules().size())),
                TrustAuditRead.entry("tests held", Integer.toString(policy.tests().size())),
                TrustAuditRead.entry("sha256", policy.digest()));
        return session.finish(TrustAuditRead.report("trust policy check", entries), List.of());
      } catch (PolicyException e) {
        int code =
            session.finish(
                CaTables.one("trust policy check", "refused", String.valueOf(e.getMessage())),
                List.of());
        return Math.max(code, ExitCode.MISSED);
      }
    }
  }

  /** One request. */
  @Command(
      name = "explain",
      description = "Decides one request and names the rule; exits with 1 when denied.")
  static final class Explain implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private CommonOptions common;

    @Parameters(paramLabel = "FILE", description = "The policy.")
    private Path file;

    @Option(names = "--who", required = true, paramLabel = "NAME", description = "Who asks.")
    private String who;

    @Option(
        names = "--may",
        required = true,
        paramLabel = "ACTION",
        description = "read, unmask, decrypt, train, call, replace or export.")
    private String action;

    @Option(names = "--on", required = true, paramLabel = "RESOURCE", description = "On what.")
    private String resource;

    @Option(names = "--with", paramLabel = "NAME=VALUE", description = "Attributes.")
    private Map<String, String> attributes = Map.of();

    @Option(names = "--at", paramLabel = "TIME", description = "When, in UTC; now by default.")
    private @Nullable Instant at;

    @Option(names = "--log", paramLabel = "DIR", description = "Audit log of the decision.")
    private @Nullable Path log;

    @Option(names = "--key", paramLabel = "FILE", description = "The log's secret key.")
    private @Nullable Path key;

    @Override
    public Integer call() {
      var session = new Session(spec, common).withResults(List.of()).reads(file);
      var time = at == null ? Instant.now() : at;
      var request = new AccessRequest(who, Action.of(action), resource, attributes, time);
      var decision = decide(request);
      var entries =
          List.of(
              TrustAuditRead.entry("answer", decision.allowed() ? "allowed" : "denied"),
              TrustAuditRead.entry("rule", decision.rule().orElse("none")),
              TrustAuditRead.entry("policy", decision.policy()));
      int code = session.finish(TrustAuditRead.report("trust policy explain", entries), List.of());
      return decision.allowed() ? code : ExitCode.MISSED;
    }

    private Decision decide(AccessRequest request) {
      if (log == null && key == null) {
        return new PolicyGate(file, DecisionLog.none()).decide(request);
      }
      Checks.argument(log != null && key != null, "--log", "alone", "with --key");
      var signer = NoteSigner.parse(TextFiles.read("key", Path.of(String.valueOf(key))).strip());
      try (var open = AuditLog.open(Path.of(String.valueOf(log)), signer)) {
        return new PolicyGate(file, DecisionLog.to(open)).decide(request);
      }
    }
  }
}
