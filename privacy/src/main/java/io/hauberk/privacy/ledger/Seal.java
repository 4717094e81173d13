package io.hauberk.privacy.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A chain of keyed checksums: each line's covers the one before. The key is the data's digest. */
final class Seal {

  private static final String ALGORITHM = "HmacSHA256";

  private static final String NAME = "name of the data set";

  /** Hexadecimal digits of a seal. */
  static final int DIGITS = 64;

  private final SecretKeySpec key;

  Seal(String dataDigest) {
    key = new SecretKeySpec(HexFormat.of().parseHex(dataDigest), ALGORITHM);
  }

  /** Tells data sets apart without telling the key. */
  String name() {
    return of("", NAME);
  }

  String of(String before, String line) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(before.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(mac.doFinal(line.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
