package io.hauberk.trust.seal;

import io.hauberk.core.Randomness;
import io.hauberk.trust.key.KeyKind;
import io.hauberk.trust.key.Keyring;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** What the tests of this package share. */
final class Seals {

  static final Purpose PURPOSE = new Purpose("customers/2026-11");
  static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
  static final int SEGMENT_LOG2 = 12;

  private Seals() {}

  static Keyring ring(KeyKind kind) {
    return Keyring.empty().create("k", kind, NOW);
  }

  static Sealer sealer(Keyring ring) {
    return new Sealer(SealingKey.of(ring.keyset("k")), SEGMENT_LOG2);
  }

  static byte[] seal(Sealer sealer, byte[] plain) {
    try {
      var out = new ByteArrayOutputStream();
      sealer.seal(new ByteArrayInputStream(plain), out, PURPOSE);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] open(Keyring ring, byte[] sealed) {
    return open(ring, sealed, PURPOSE);
  }

  static byte[] open(Keyring ring, byte[] sealed, Purpose purpose) {
    try (var in = new Unsealer(ring).open(new ByteArrayInputStream(sealed), purpose)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] random(int length) {
    var bytes = new byte[length];
    var stream = new Randomness(1).stream(length, 0);
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) stream.nextLong();
    }
    return bytes;
  }
}
