package io.hauberk.trust.ca;

import io.hauberk.core.StorageException;
import io.hauberk.trust.lock.IntegrityException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Textual encoding of certificates and keys (RFC 7468), strictly: nothing between the blocks. */
enum Pem {
  CERTIFICATE("CERTIFICATE"),
  CERTIFICATE_REQUEST("CERTIFICATE REQUEST"),
  CRL("X509 CRL"),
  PRIVATE_KEY("PRIVATE KEY");

  private static final int MOST_BYTES = 16 << 20;
  private static final int LINE = 64;

  private final String label;
  private final Pattern block;

  Pem(String label) {
    this.label = label;
    this.block =
        Pattern.compile(
            "-----BEGIN " + label + "-----\\R([A-Za-z0-9+/=\\r\\n]*+)-----END " + label + "-----");
  }

  String format(byte[] der) {
    var base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
  }

  /**
   * @throws IntegrityException when there is not exactly one block of this label
   */
  byte[] one(byte[] text) {
    var all = all(text);
    if (all.size() != 1) {
      throw new IntegrityException("PEM blocks", all.size(), "one " + label);
    }
    return all.get(0);
  }

  /**
   * @throws IntegrityException when there is anything but blocks of this label
   */
  List<byte[]> all(byte[] text) {
    var found = new ArrayList<byte[]>();
    var rest = new String(text, StandardCharsets.US_ASCII).strip();
    var matcher = block.matcher(rest);
    int at = 0;
    while (at < rest.length()) {
      matcher.region(at, rest.length());
      if (!matcher.lookingAt()) {
        throw new IntegrityException("PEM", "unreadable", "blocks of " + label + " alone");
      }
      found.add(decoded(matcher.group(1)));
      at = afterBlank(rest, matcher.end());
    }
    return found;
  }

  /**
   * @throws StorageException when the file cannot be read
   */
  static byte[] load(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new IntegrityException("PEM file", file, "at most " + MOST_BYTES + " bytes");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new StorageException("PEM file", file, "readable", e);
    }
  }

  private byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64.replace("\r", "").replace("\n", ""));
    } catch (IllegalArgumentException e) {
      throw new IntegrityException("PEM " + label, "not base64", "base64", e);
    }
  }

  private static int afterBlank(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
