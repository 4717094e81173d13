package io.hauberk.trust.key;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hauberk.trust.lock.IntegrityException;
import io.hauberk.trust.lock.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** What a keyring file holds once it is open. */
final class KeyringJson {

  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(8)
                          .maxStringLength(1024)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private KeyringJson() {}

  static byte[] format(Keyring keyring) {
    var root = JSON.createObjectNode();
    var keysets = root.putArray("keysets");
    for (var keyset : keyring.keysets()) {
      var node = keysets.addObject();
      node.put("name", keyset.name()).put("kind", keyset.kind().label());
      node.put("primary", keyset.primary());
      var versions = node.putArray("versions");
      keyset.versions().forEach(version -> put(versions.addObject(), version));
    }
    try {
      return JSON.writeValueAsBytes(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(ObjectNode node, KeyVersion version) {
    node.put("id", version.id()).put("created", version.created().toString());
    node.put("state", version.state().name().toLowerCase(Locale.ROOT));
    version.material().ifPresent(secret -> node.put("key", secret.bytes()));
    version.destroyed().ifPresent(when -> node.put("destroyed", when.toString()));
  }

  static Keyring parse(byte[] bytes) {
    try {
      var keysets = new ArrayList<Keyset>();
      for (var node : required(JSON.readTree(bytes), "keysets")) {
        keysets.add(keyset(node));
      }
      return Keyring.of(keysets);
    } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
      throw new IntegrityException("keyring content", "unreadable", "keysets of this version", e);
    }
  }

  private static Keyset keyset(JsonNode node) {
    var versions = new ArrayList<KeyVersion>();
    for (var version : required(node, "versions")) {
      versions.add(version(version));
    }
    var kind = KeyKind.of(text(node, "kind"));
    return new Keyset(text(node, "name"), kind, integer(node, "primary"), versions);
  }

  private static KeyVersion version(JsonNode node) {
    var key =
        node.has("key")
            ? Optional.of(Secret.of(Base64.getDecoder().decode(text(node, "key"))))
            : Optional.<Secret>empty();
    var destroyed =
        node.has("destroyed")
            ? Optional.of(Instant.parse(text(node, "destroyed")))
            : Optional.<Instant>empty();
    return new KeyVersion(
        integer(node, "id"),
        Instant.parse(text(node, "created")),
        KeyState.valueOf(text(node, "state").toUpperCase(Locale.ROOT)),
        key,
        destroyed);
  }

  private static String text(JsonNode node, String name) {
    var value = required(node, name);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(name + " is not text");
    }
    return value.textValue();
  }

  private static int integer(JsonNode node, String name) {
    var value = required(node, name);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw new IllegalArgumentException(name + " is not an integer");
    }
    return value.intValue();
  }

  private static JsonNode required(JsonNode node, String name) {
    var value = node.get(name);
    if (value == null || value.isNull()) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }
}
