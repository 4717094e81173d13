package io.hauberk.trust.lock;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hauberk.core.Randomness;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * A small file only its {@link Lock} opens: JSON with a readable header (kind of content, lock and
 * its cost, nonce) and an AES-256-GCM body whose associated data is that header.
 *
 * <p>A wrong passphrase and a changed byte give the same error after the same work: the file is no
 * oracle. Files are replaced whole, so a killed writer leaves the old file.
 *
 * @param content what it holds, such as {@code hauberk-keyring}; a file of another kind is refused
 * @param path where it is
 */
public record LockedFile(String content, Path path) {

  static final int KEY_BYTES = 32;

  private static final int VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int MOST_BYTES = 64 << 20;
  private static final Set<String> FIELDS = Set.of("content", "version", "lock", "nonce", "body");

  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(8)
                          .maxStringLength(MOST_BYTES)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Replaces the file, whole or not at all. */
  public void write(byte[] body, Lock lock) {
    var bytes = seal(body, lock);
    PrivateFile.write(path, out -> out.write(bytes));
  }

  /**
   * @throws StorageException when the file cannot be read
   * @throws IntegrityException when it is not a whole locked file of this content, or the lock is
   *     not its lock
   */
  public byte[] read(Lock lock) {
    return open(load(), lock);
  }

  /** What {@link #write} puts into the file. */
  byte[] seal(byte[] body, Lock lock) {
    var header = JSON.createObjectNode();
    header.put("content", content).put("version", VERSION);
    var key = lock.close(header.putObject("lock"));
    var nonce = new byte[NONCE_BYTES];
    Randomness.secure().nextBytes(nonce);
    header.put("nonce", nonce);
    var sealed = SmallSeal.encrypt(key, nonce, body, text(header));
    return text(header.put("body", sealed));
  }

  /** The body inside bytes of unknown origin. */
  byte[] open(byte[] bytes, Lock lock) {
    var header = parse(bytes);
    var body = new HeaderFields(header).bytesOf("body");
    header.remove("body");
    var nonce = new HeaderFields(header).bytes("nonce", NONCE_BYTES);
    if (!(header.get("lock") instanceof ObjectNode lockHeader)) {
      throw broken("lock");
    }
    var key = lock.open(lockHeader);
    return SmallSeal.decrypt(key, nonce, body, text(header))
        .orElseThrow(
            () ->
                new IntegrityException(
                    content,
                    path,
                    "opened by the passphrase or key that locked it, and unchanged"));
  }

  private byte[] load() {
    try {
      if (Files.size(path) > MOST_BYTES) {
        throw new IntegrityException(content, path, "at most " + MOST_BYTES + " bytes");
      }
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new StorageException(content, path, "readable", e);
    }
  }

  private ObjectNode parse(byte[] bytes) {
    try {
      JsonNode tree = JSON.readTree(bytes);
      if (!(tree instanceof ObjectNode header) || !fieldsAreOurs(header)) {
        throw broken("fields");
      }
      if (!header.path("content").asText().equals(content)) {
        throw broken("content");
      }
      if (header.path("version").asInt() != VERSION) {
        throw broken("version");
      }
      return header;
    } catch (IOException e) {
      throw new IntegrityException(content, path, "a whole file of version " + VERSION, e);
    }
  }

  private static boolean fieldsAreOurs(ObjectNode header) {
    var seen = new HashSet<String>();
    header.fieldNames().forEachRemaining(seen::add);
    return seen.equals(FIELDS);
  }

  private IntegrityException broken(String part) {
    return new IntegrityException(
        content,
        path,
        "a whole " + content + " file of version " + VERSION + "; its " + part + " is not");
  }

  private static byte[] text(ObjectNode node) {
    try {
      return JSON.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of text and numbers is JSON", e);
    }
  }
}
