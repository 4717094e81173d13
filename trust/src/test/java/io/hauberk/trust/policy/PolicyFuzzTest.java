package io.hauberk.trust.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as a policy file: a policy that decides, or one line. */
class PolicyFuzzTest {

  static Stream<byte[]> seeds() {
    return Stream.of(
            PolicyGateTest.POLICY,
            "version: 1\nrules: [{id: a, effect: deny, who: user:a, may: read, on: '*'}]",
            """
            version: 1
            roles: {a: role:a}
            rules: [{id: a, effect: allow, who: role:a, may: read, on: x}]
            """,
            """
            version: 1
            rules: [{id: a, effect: allow, who: user:a, may: read, on: x}]
            tests: [{name: t, who: a, may: read, on: x, with: {"": ""}, expect: allow}]
            """,
            "a: &a [*a]",
            "{}",
            "")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "15s")
  void fuzzPolicy(byte[] data) {
    try {
      var policy = new CompiledPolicy(Policy.parse(data));
      var request = new AccessRequest("nobody", Action.EXPORT, "x", Map.of(), Instant.EPOCH);
      var decision = policy.decide(request);
      assertThat(decision.rule().isPresent() || !decision.allowed()).isTrue();
    } catch (PolicyException e) {
      assertThat(e.getMessage()).contains(" (expected: ").doesNotContain("\n");
    }
  }
}
