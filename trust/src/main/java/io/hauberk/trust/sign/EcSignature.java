package io.hauberk.trust.sign;

import io.hauberk.core.Digest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.util.Base64;

/** ECDSA over DSSE's pre-authentication encoding; the curve chooses the hash. */
final class EcSignature {

  private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private EcSignature() {}

  /** DSSE v1: {@code "DSSEv1" SP len(type) SP type SP len(body) SP body}. */
  static byte[] preAuthentication(String payloadType, byte[] payload) {
    var out = new ByteArrayOutputStream();
    var type = payloadType.getBytes(StandardCharsets.UTF_8);
    out.writeBytes(("DSSEv1 " + type.length + " ").getBytes(StandardCharsets.UTF_8));
    out.writeBytes(type);
    out.writeBytes((" " + payload.length + " ").getBytes(StandardCharsets.UTF_8));
    out.writeBytes(payload);
    return out.toByteArray();
  }

  static byte[] sign(PrivateKey key, byte[] message) {
    try {
      var signature = Signature.getInstance(algorithm(key));
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new SignatureRefused("key", key.getAlgorithm(), "able to sign", e);
    }
  }

  static boolean verifies(PublicKey key, byte[] message, byte[] signed) {
    try {
      var signature = Signature.getInstance(algorithm(key));
      signature.initVerify(key);
      signature.update(message);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false; // a signature that is not even one
    }
  }

  /** SHA-256 of the public key in PEM, in hexadecimal: the bundle's hint. */
  static String hint(PublicKey key) {
    var pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + PEM.encodeToString(key.getEncoded())
            + "\n-----END PUBLIC KEY-----\n";
    return Digest.sha256(pem.getBytes(StandardCharsets.US_ASCII));
  }

  private static String algorithm(Key key) {
    int bits = key instanceof ECKey ec ? ec.getParams().getOrder().bitLength() : 0;
    return switch (bits) {
      case 256 -> "SHA256withECDSA";
      case 384 -> "SHA384withECDSA";
      case 521 -> "SHA512withECDSA";
      default -> throw new SignatureRefused("key", key.getAlgorithm(), "P-256, P-384 or P-521");
    };
  }
}
