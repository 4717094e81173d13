package io.hauberk.trust.policy;

import io.hauberk.core.Randomness;
import io.hauberk.trust.audit.AuditLog;
import io.hauberk.trust.audit.NoteSigner;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Decisions a second under 1,000 rules, every request for another resource: by this decider, by
 * jCasbin, while the file is reloaded, and with every decision durably in an audit log. Argument:
 * an empty folder.
 */
final class PolicyRates {

  private static final int RULES = 1_000;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private PolicyRates() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    var folder = Path.of(args[0]);
    var file = Files.writeString(folder.resolve("policy.yaml"), yaml());
    var policy = Policy.parse(Files.readAllBytes(file));
    var compiled = new CompiledPolicy(policy);
    var requests = requests();
    decide("warming", requests, 100, request -> compiled.decide(request).allowed());
    decide("decided", requests, 300, request -> compiled.decide(request).allowed());
    var casbin = new CasbinPolicy(policy);
    decide("jCasbin, warming", requests.subList(0, 1_000), 1, casbin::allows);
    decide("jCasbin", requests.subList(0, 2_000), 1, casbin::allows);
    var gate = new PolicyGate(file, DecisionLog.none());
    decideWhileReloading(gate, file, requests);
    var key = NoteSigner.generate("rates", Randomness.secure());
    try (var log = AuditLog.create(folder.resolve("log"), key)) {
      var audited = new PolicyGate(file, DecisionLog.to(log));
      decide(
          "audited, one thread", requests.subList(0, 2_000), 1, r -> audited.decide(r).allowed());
    }
  }

  private static void decideWhileReloading(PolicyGate gate, Path file, List<AccessRequest> requests)
      throws IOException, InterruptedException {
    var done = new AtomicBoolean();
    var asker =
        new Thread(
            () -> {
              decide("while reloading", requests, 300, r -> gate.decide(r).allowed());
              done.set(true);
            });
    asker.start();
    int reloads = 0;
    while (!done.get()) {
      Files.writeString(file, yaml() + "# " + reloads);
      if (gate.reload().isPresent()) {
        throw new IllegalStateException("reload failed");
      }
      reloads++;
      Thread.sleep(50);
    }
    asker.join();
    System.out.printf(Locale.ROOT, "%d reloads meanwhile%n", reloads);
  }

  private static String yaml() {
    var yaml = new StringBuilder("version: 1\nroles:\n");
    for (int i = 0; i < 20; i++) {
      yaml.append("  r").append(i).append(": [user:a").append(i).append(", user:b]\n");
    }
    yaml.append("rules:\n");
    for (int i = 0; i < RULES; i++) {
      yaml.append("- {id: r").append(i).append(i % 10 == 9 ? ", effect: deny" : ", effect: allow");
      yaml.append(", who: role:r")
          .append(i % 20)
          .append(", may: [read, train], on: 'data:t")
          .append(i);
      yaml.append("/*', when: {purpose: [p, q]}, hours: 00:00-23:59}\n");
    }
    return yaml.toString();
  }

  private static List<AccessRequest> requests() {
    var requests = new ArrayList<AccessRequest>();
    for (int i = 0; i < 10_000; i++) {
      var who = i % 3 == 0 ? "b" : "a" + i % 20;
      var on = "data:t" + i % 1_300 + "/c" + i;
      requests.add(new AccessRequest(who, Action.READ, on, Map.of("purpose", "p"), Instant.now()));
    }
    return requests;
  }

  private interface Decider {
    boolean allows(AccessRequest request);
  }

  private static void decide(String what, List<AccessRequest> requests, int rounds, Decider by) {
    long allowed = 0;
    long start = System.nanoTime();
    long busy = THREADS.getCurrentThreadCpuTime();
    for (int round = 0; round < rounds; round++) {
      for (var request : requests) {
        allowed += by.allows(request) ? 1 : 0;
      }
    }
    double seconds = (System.nanoTime() - start) * 1e-9;
    double processor = (THREADS.getCurrentThreadCpuTime() - busy) * 1e-9;
    long total = (long) rounds * requests.size();
    System.out.printf(
        Locale.ROOT,
        "%s: %d of %d allowed, %.0f a second, %.0f a second of the processor%n",
        what,
        allowed,
        total,
        total / seconds,
        total / processor);
  }
}
