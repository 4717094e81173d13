package io.hauberk.trust.audit;

import io.hauberk.core.Checks;
import io.hauberk.core.Printed;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** What the texts of both kinds of key share: {@code name+id+base64(0x01 || key)}. */
final class NoteKey {

  /** Ed25519, C2SP signed-note. */
  static final byte ED25519 = 1;

  static final int KEY_SIZE = 32;

  private static final int PARTS = 3;

  private NoteKey() {}

  /** The first four bytes of {@code SHA-256(name || "\n" || 0x01 || public key)}. */
  static int id(String name, byte[] publicKey) {
    var input = new ByteArrayOutputStream();
    input.writeBytes(name.getBytes(StandardCharsets.UTF_8));
    input.write('\n');
    input.write(ED25519);
    input.writeBytes(publicKey);
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(input.toByteArray());
      return ByteBuffer.wrap(digest).getInt();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String format(String name, int id, byte[] key) {
    var typed = ByteBuffer.allocate(1 + key.length).put(ED25519).put(key).array();
    return name
        + "+"
        + HexFormat.of().toHexDigits(id)
        + "+"
        + Base64.getEncoder().encodeToString(typed);
  }

  static void checkName(String name) {
    boolean usable =
        !name.isEmpty()
            && name.chars().noneMatch(c -> c == '+' || Character.isWhitespace(c) || c < 0x20);
    Checks.argument(usable, "key.name", Printed.of(name), "no spaces and no +");
  }

  /** Name, id and the key's bytes; the value itself never enters a message. */
  static Parsed parse(String text) {
    var parts = text.strip().split("\\+", PARTS);
    Checks.argument(parts.length == PARTS, "key", "malformed", "name+id+base64");
    checkName(parts[0]);
    try {
      var typed = decode(parts[2]);
      boolean known = typed.length == 1 + KEY_SIZE && typed[0] == ED25519;
      Checks.argument(known, "key.type", typed.length + " bytes", "an Ed25519 key");
      int id = HexFormat.fromHexDigits(parts[1]);
      return new Parsed(parts[0], id, Arrays.copyOfRange(typed, 1, typed.length));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(Checks.message("key.id", "malformed", "8 hex digits"), e);
    }
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0]; // the cause would repeat a part of the secret
    }
  }

  static final class Parsed {
    final String name;
    final int id;
    final byte[] key;

    private Parsed(String name, int id, byte[] key) {
      this.name = name;
      this.id = id;
      this.key = key;
    }
  }
}
