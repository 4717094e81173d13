package io.hauberk.trust.key;

import static io.hauberk.trust.lock.StrictJson.integer;
import static io.hauberk.trust.lock.StrictJson.required;
import static io.hauberk.trust.lock.StrictJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hauberk.trust.lock.IntegrityException;
import io.hauberk.trust.lock.Secret;
import io.hauberk.trust.lock.StrictJson;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** What a keyring file holds once it is open. */
final class KeyringJson {

  private static final StrictJson JSON = new StrictJson(8, 1024);

  private KeyringJson() {}

  static byte[] format(Keyring keyring) {
    var root = JSON.object();
    var keysets = root.putArray("keysets");
    for (var keyset : keyring.keysets()) {
      var node = keysets.addObject();
      node.put("name", keyset.name()).put("kind", keyset.kind().label());
      node.put("primary", keyset.primary());
      var versions = node.putArray("versions");
      keyset.versions().forEach(version -> put(versions.addObject(), version));
    }
    return JSON.write(root);
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
      for (var node : required(JSON.read(bytes), "keysets")) {
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
}
