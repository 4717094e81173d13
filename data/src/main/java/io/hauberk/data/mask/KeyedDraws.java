package io.hauberk.data.mask;

import io.hauberk.core.Checks;
import io.hauberk.data.invent.Draws;
import io.hauberk.trust.key.KeyKind;
import io.hauberk.trust.key.Keyset;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 (RFC 2104) under a key derived for one use from a token key: the derivation is one
 * step of HKDF-Expand (RFC 5869, section 2.3) with the use and the domain as info.
 */
final class KeyedDraws {

  private final Mac mac;

  KeyedDraws(Keyset keyset, String use, String domain) {
    Checks.argument(
        keyset.kind() == KeyKind.AES_256_SIV,
        "key kind",
        keyset.kind().label(),
        KeyKind.AES_256_SIV.label());
    var root = keyset.material(keyset.primaryVersion().id()).bytes();
    try {
      var expand = hmac(root);
      expand.update(("hauberk-mask-1\n" + use + "\n" + domain).getBytes(StandardCharsets.UTF_8));
      expand.update((byte) 1);
      mac = hmac(expand.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA256: missing (expected: in every JDK)", e);
    }
  }

  private static Mac hmac(byte[] key) throws GeneralSecurityException {
    var hmac = Mac.getInstance("HmacSHA256");
    hmac.init(new SecretKeySpec(key, "HmacSHA256"));
    return hmac;
  }

  String hex(String value) {
    return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
  }

  /** Draws that the value and the key decide: blocks HMAC(value, counter), eight bytes a draw. */
  Draws draws(String value) {
    var bytes = value.getBytes(StandardCharsets.UTF_8);
    return new Draws() {
      private ByteBuffer left = ByteBuffer.allocate(0);
      private int counter;

      @Override
      public long next() {
        if (left.remaining() < Long.BYTES) {
          mac.update(bytes);
          left = ByteBuffer.wrap(mac.doFinal(new byte[] {0, (byte) counter++}));
        }
        return left.getLong() >>> 1;
      }
    };
  }
}
