package io.hauberk.trust.policy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How many decisions a second under 1,000 rules: kept, and asked of jCasbin each time. */
final class PolicyRates {

  private PolicyRates() {}

  public static void main(String[] args) {
    var yaml = new StringBuilder("version: 1\nroles: {r: [user:a]}\nrules:\n");
    for (int i = 0; i < 1_000; i++) {
      yaml.append("- {id: r").append(i).append(", effect: allow, who: role:r, may: read, on: 'data:t");
      yaml.append(i).append("/*', when: {purpose: p}}\n");
    }
    var policy = Policy.parse(yaml.toString().getBytes(StandardCharsets.UTF_8));
    var requests = new ArrayList<AccessRequest>();
    for (int i = 0; i < 1_000; i++) {
      requests.add(
          new AccessRequest("a", Action.READ, "data:t" + i + "/c", Map.of("purpose", "p"), Instant.now()));
    }
    var compiled = new CompiledPolicy(policy);
    print("asked of jCasbin", compiled, requests, 1);
    print("kept, warming", compiled, requests, 2_000);
    print("kept", compiled, requests, 5_000);
  }

  private static void print(String what, CompiledPolicy by, List<AccessRequest> requests, int rounds) {
    long allowed = 0;
    long start = System.nanoTime();
    for (int round = 0; round < rounds; round++) {
      for (var request : requests) {
        allowed += by.decide(request).allowed() ? 1 : 0;
      }
    }
    double seconds = (System.nanoTime() - start) * 1e-9;
    System.out.printf(java.util.Locale.ROOT, "%s: %d allowed, %.0f a second%n", what, allowed, rounds * 1_000 / seconds);
  }
}
