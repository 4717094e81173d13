package io.hauberk.trust.ca;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hauberk.trust.ca.Certificates.Signing;
import io.hauberk.trust.ca.Issued.Revocation;
import io.hauberk.trust.lock.IntegrityException;
import io.hauberk.trust.lock.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Optional;

/** What an authority file holds once it is open. */
final class AuthorityJson {

  private static final int HEX = 16;

  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(8)
                          .maxStringLength(8192)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private AuthorityJson() {}

  static byte[] format(Authority authority) {
    var root = JSON.createObjectNode();
    var signing = authority.signing();
    try {
      root.put("certificate", signing.root().getEncoded());
      root.put("key", signing.keys().getPrivate().getEncoded());
      root.put("lists", authority.lists()).put("lastAct", authority.lastAct().toString());
      var issued = root.putArray("issued");
      authority.issued().forEach(entry -> put(issued.addObject(), entry));
      return JSON.writeValueAsBytes(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate has bytes", e);
    }
  }

  private static void put(ObjectNode node, Issued entry) {
    node.put("serial", entry.serialText()).put("name", entry.name().text());
    node.put("notAfter", entry.notAfter().toString());
    entry
        .revoked()
        .ifPresent(
            end -> node.put("revoked", end.at().toString()).put("reason", end.reason().name()));
  }

  static Authority parse(byte[] bytes) {
    try {
      var root = JSON.readTree(bytes);
      var certificate = X509.certificate(decoded(root, "certificate"));
      var key = X509.privateKey(Secret.of(decoded(root, "key")));
      var keys = new KeyPair(certificate.getPublicKey(), key);
      var issued = new ArrayList<Issued>();
      for (var entry : required(root, "issued")) {
        issued.add(entry(entry));
      }
      var lists = required(root, "lists").asLong(-1);
      return new Authority(new Signing(certificate, keys), issued, lists, when(root, "lastAct"));
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw new IntegrityException("authority content", "unreadable", "one of this version", e);
    }
  }

  private static Issued entry(JsonNode node) {
    var revoked =
        node.has("revoked")
            ? Optional.of(
                new Revocation(
                    when(node, "revoked"), RevocationReason.valueOf(text(node, "reason"))))
            : Optional.<Revocation>empty();
    return new Issued(
        new BigInteger(text(node, "serial"), HEX),
        new PartyName(text(node, "name")),
        when(node, "notAfter"),
        revoked);
  }

  private static Instant when(JsonNode node, String name) {
    return Instant.parse(text(node, name));
  }

  private static byte[] decoded(JsonNode node, String name) {
    return Base64.getDecoder().decode(text(node, name));
  }

  private static String text(JsonNode node, String name) {
    var value = required(node, name);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(name + " is not text");
    }
    return value.textValue();
  }

  private static JsonNode required(JsonNode node, String name) {
    var value = node.get(name);
    if (value == null || value.isNull()) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }
}
