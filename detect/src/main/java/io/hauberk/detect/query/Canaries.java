package io.hauberk.detect.query;

import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;
import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.alert.Response;
import io.hauberk.detect.alert.Technique;
import io.hauberk.report.Severity;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Records that nobody asks about honestly: they were laid out where only a thief finds them. Only
 * keyed hashes (HMAC-SHA-256) are kept; who reads this memory learns no canary. Inputs count as the
 * same when they are after rounding to 256 levels.
 */
public final class Canaries implements QueryDetector {

  /** So many hashes take some 10 MB. */
  public static final int MAX_CANARIES = 100_000;

  private static final String HMAC = "HmacSHA256";

  private final SecretKeySpec key;
  private final Set<ByteBuffer> known = new HashSet<>();

  public Canaries() {
    this(Randomness.secure());
  }

  private Canaries(SecureRandom random) {
    var bytes = new byte[32];
    random.nextBytes(bytes);
    key = new SecretKeySpec(bytes, HMAC);
  }

  /** Lays one out. */
  public void add(float[] input) {
    Checks.argument(
        known.size() < MAX_CANARIES, "canaries", known.size() + 1, "at most " + MAX_CANARIES);
    known.add(hash(new Query("", java.time.Instant.EPOCH, input, 1).values()));
  }

  @Override
  public Optional<Alert> observe(Query query) {
    if (!known.contains(hash(query.values()))) {
      return Optional.empty();
    }
    return Optional.of(
        Alert.builder("canary", "A canary was asked about", query.time())
            .principal(query.caller())
            .score(1, 1)
            .severity(Severity.CRITICAL)
            .evidence(List.of("an input that was laid out for thieves"))
            .techniques(Technique.INFER_MEMBERSHIP, Technique.DATA_LEAKAGE)
            .responses(
                new Response.Block(query.caller(), Duration.ofDays(1)),
                new Response.Reauthenticate(query.caller()))
            .build());
  }

  private ByteBuffer hash(float[] values) {
    var bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round(values[i] * 255);
    }
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(key);
      return ByteBuffer.wrap(mac.doFinal(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("hmac: missing (expected: a JDK with " + HMAC + ")", e);
    }
  }
}
