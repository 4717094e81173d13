package io.hauberk.trust.sign;

import com.fasterxml.jackson.databind.JsonNode;
import io.hauberk.core.Printed;
import io.hauberk.trust.lock.StrictJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A Sigstore bundle v0.3 around one DSSE envelope: specification section 8. Read tolerantly where
 * the specification says that older signers differ, section 11.
 */
record SignatureBundle(Material material, String payloadType, byte[] payload, byte[] signature) {

  private static final String MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";
  private static final String MEDIA_TYPE_LEAD = "application/vnd.dev.sigstore.bundle";
  private static final int MAX_BYTES = 256 << 20;
  private static final int MAX_DEPTH = 50;
  private static final int MAX_CHAIN = 10;

  static final StrictJson JSON = new StrictJson(MAX_DEPTH, MAX_BYTES);

  SignatureBundle {
    payload = payload.clone();
    signature = signature.clone();
  }

  /** Which key signed. */
  sealed interface Material {}

  /** A key that the verifier has; the hint may be empty in old bundles. */
  record KeyHint(String hint) implements Material {}

  /** Certificates, the signer's first. */
  record Chain(List<X509Certificate> certificates) implements Material {}

  static SignatureBundle parse(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new SignatureRefused("signature.bytes", bytes.length, "at most " + MAX_BYTES);
    }
    var root = tree(bytes);
    var type = root.path("mediaType").asText();
    if (!type.startsWith(MEDIA_TYPE_LEAD)) {
      throw new SignatureRefused("signature.mediaType", Printed.of(type), MEDIA_TYPE);
    }
    var envelope = root.path("dsseEnvelope");
    if (envelope.path("signatures").size() != 1) {
      throw new SignatureRefused(
          "signature.envelope", envelope.path("signatures").size() + " signatures", "one");
    }
    return new SignatureBundle(
        material(root.path("verificationMaterial")),
        envelope.path("payloadType").asText(),
        base64(envelope.path("payload"), "payload"),
        base64(envelope.path("signatures").path(0).path("sig"), "sig"));
  }

  byte[] json() {
    var root = JSON.object();
    root.put("mediaType", MEDIA_TYPE);
    var where = root.putObject("verificationMaterial");
    if (material instanceof KeyHint key) {
      where.putObject("publicKey").put("hint", key.hint());
    } else if (material instanceof Chain chain) {
      var list = where.putObject("x509CertificateChain").putArray("certificates");
      chain.certificates().forEach(c -> list.addObject().put("rawBytes", encoded(c)));
    }
    where.putArray("tlogEntries");
    var envelope = root.putObject("dsseEnvelope");
    envelope.put("payload", Base64.getEncoder().encodeToString(payload));
    envelope.put("payloadType", payloadType);
    var line = envelope.putArray("signatures").addObject();
    line.put("sig", Base64.getEncoder().encodeToString(signature)).put("keyid", "");
    return JSON.write(root);
  }

  static JsonNode tree(byte[] bytes) {
    try {
      var root = JSON.read(bytes);
      if (root != null && root.isObject()) {
        return root;
      }
    } catch (IOException e) {
      throw new SignatureRefused("signature", "malformed", "JSON", e);
    }
    throw new SignatureRefused("signature", "malformed", "a JSON object");
  }

  private static Material material(JsonNode material) {
    var chain = material.path("x509CertificateChain").path("certificates");
    if (chain.size() > MAX_CHAIN) {
      throw new SignatureRefused("signature.chain", chain.size(), "at most " + MAX_CHAIN);
    }
    if (!chain.isEmpty()) {
      var certificates = new ArrayList<X509Certificate>();
      chain.forEach(entry -> certificates.add(decoded(base64(entry.path("rawBytes"), "chain"))));
      return new Chain(List.copyOf(certificates));
    }
    if (!material.path("publicKey").isObject()) {
      throw new SignatureRefused(
          "signature.verificationMaterial", "none", "a public key's hint or certificates");
    }
    return new KeyHint(material.path("publicKey").path("hint").asText());
  }

  private static byte[] base64(JsonNode node, String part) {
    try {
      var bytes = Base64.getDecoder().decode(node.asText());
      if (bytes.length > 0) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw new SignatureRefused("signature." + part, "malformed", "base64", e);
    }
    throw new SignatureRefused("signature." + part, "missing", "base64");
  }

  private static String encoded(X509Certificate certificate) {
    try {
      return Base64.getEncoder().encodeToString(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
  }

  private static X509Certificate decoded(byte[] der) {
    try {
      var factory = CertificateFactory.getInstance("X.509");
      return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new SignatureRefused("signature.chain", "malformed", "X.509 certificates", e);
    }
  }
}
