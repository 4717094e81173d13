package io.hauberk.trust.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.trust.key.KeyKind;
import io.hauberk.trust.key.Keyring;
import java.util.HexFormat;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;

class Sm4SealerTest extends SealerContract {

  @Override
  Keyring ring() {
    return Seals.ring(KeyKind.SM4_GCM);
  }

  @Override
  Sealer sealer(Keyring ring) {
    return Seals.sealer(ring);
  }

  @Override
  int bodyStart() {
    return 64 + ownHeader();
  }

  @Override
  int ownHeader() {
    return 24;
  }

  /** RFC 8998, appendix A.1: the cipher of our segments is the published SM4-GCM. */
  @Test
  void segment_rfc8998Vector_matches() throws InvalidCipherTextException {
    var hex = HexFormat.of();
    var key = hex.parseHex("0123456789abcdeffedcba9876543210");
    var nonce = hex.parseHex("00001234567800000000abcd");
    var plain =
        hex.parseHex(
            "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
                + "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa");
    var expected =
        "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
            + "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d";
    var sealed = new byte[plain.length + SegmentCipher.TAG_BYTES];
    new Sm4Segments(key).seal(nonce, plain, plain.length, sealed);
    assertThat(hex.formatHex(sealed, 0, plain.length)).isEqualTo(expected);

    var published = GCMBlockCipher.newInstance(new SM4Engine());
    var associated = hex.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    published.init(true, new AEADParameters(new KeyParameter(key), 128, nonce, associated));
    var out = new byte[plain.length + SegmentCipher.TAG_BYTES];
    int done = published.processBytes(plain, 0, plain.length, out, 0);
    assertThat(done + published.doFinal(out, done)).isEqualTo(out.length);
    assertThat(hex.formatHex(out)).isEqualTo(expected + "83de3541e4c2b58177e065a9bf7b62ec");
  }
}
