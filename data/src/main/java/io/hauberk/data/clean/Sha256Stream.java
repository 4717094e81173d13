package io.hauberk.data.clean;

import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Knows the SHA-256 of what was written through it. */
final class Sha256Stream extends DigestOutputStream {

  Sha256Stream(OutputStream out) {
    super(out, sha256());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Call once, at the end. */
  String hex() {
    return HexFormat.of().formatHex(getMessageDigest().digest());
  }
}
