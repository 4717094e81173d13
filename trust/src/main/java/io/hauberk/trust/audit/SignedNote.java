package io.hauberk.trust.audit;

import io.hauberk.core.Checks;
import io.hauberk.core.Printed;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A text with signature lines below it, C2SP signed-note. Parsing says nothing about who signed;
 * {@link NoteVerifier#verify} does.
 *
 * @param text ends with a newline
 */
public record SignedNote(String text, List<Signature> signatures) {

  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_SIGNATURES = 100;
  private static final String LEAD = "\u2014 ";

  public SignedNote {
    Checks.argument(text.endsWith("\n"), "note.text", Printed.of(text), "ending with a newline");
    signatures = List.copyOf(signatures);
  }

  /**
   * One line below the text.
   *
   * @param name of the key
   * @param keyId the first four bytes of the key's hash
   * @param base64 key id and signature, as written
   */
  public record Signature(String name, int keyId, String base64) {

    byte[] bytes() {
      var all = Base64.getDecoder().decode(base64);
      return Arrays.copyOfRange(all, Integer.BYTES, all.length);
    }
  }

  /**
   * Reads a note.
   *
   * @throws LogIntegrityException when it is not one
   */
  public static SignedNote parse(byte[] bytes) {
    require(bytes.length <= MAX_BYTES, "bytes", bytes.length, "at most " + MAX_BYTES);
    var all = utf8(bytes);
    require(
        all.chars().noneMatch(c -> c < 0x20 && c != '\n'), "text", "control characters", "none");
    int split = all.lastIndexOf("\n\n");
    require(split >= 0 && all.endsWith("\n"), "form", Printed.of(all), "text, empty line, lines");
    var signatures = new ArrayList<Signature>();
    all.substring(split + 2).lines().forEach(line -> signatures.add(signature(line)));
    require(
        !signatures.isEmpty() && signatures.size() <= MAX_SIGNATURES,
        "signatures",
        signatures.size(),
        "1 to " + MAX_SIGNATURES);
    return new SignedNote(all.substring(0, split + 1), signatures);
  }

  /** The note as it is stored. */
  public String format() {
    var all = new StringBuilder(text).append('\n');
    for (var signature : signatures) {
      all.append(LEAD).append(signature.name()).append(' ').append(signature.base64()).append('\n');
    }
    return all.toString();
  }

  private static Signature signature(String line) {
    var words =
        line.startsWith(LEAD) ? line.substring(LEAD.length()).split(" ", -1) : new String[0];
    require(words.length == 2 && !words[0].isEmpty(), "signature", Printed.of(line), "name base64");
    try {
      var bytes = Base64.getDecoder().decode(words[1]);
      // one signature has one spelling: the decoder ignores the bits behind the last byte
      require(
          Base64.getEncoder().encodeToString(bytes).equals(words[1]),
          "signature",
          Printed.of(line),
          "base64");
      require(bytes.length > Integer.BYTES, "signature", bytes.length, "more than a key id");
      return new Signature(words[0], ByteBuffer.wrap(bytes).getInt(), words[1]);
    } catch (IllegalArgumentException e) {
      throw new LogIntegrityException("note.signature", Printed.of(line), "base64", e);
    }
  }

  private static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new LogIntegrityException("note.text", "broken bytes", "UTF-8", e);
    }
  }

  private static void require(boolean holds, String part, Object value, String rule) {
    if (!holds) {
      throw new LogIntegrityException("note." + part, value, rule);
    }
  }
}
