package io.hauberk.trust.audit;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The hashes of RFC 6962, section 2.1: leaf {@code SHA-256(0x00 || entry)}, node {@code
 * SHA-256(0x01 || left || right)}. Works in flat arrays; one per thread.
 */
final class Merkle {

  private final MessageDigest sha256;
  private final byte[] scratch = new byte[TilePath.WIDTH * Hash.SIZE];

  Merkle() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static Hash leaf(byte[] entry) {
    var merkle = new Merkle();
    var out = new byte[Hash.SIZE];
    merkle.leaf(entry, 0, entry.length, out);
    return Hash.of(out);
  }

  /** The root of the tree without leaves. */
  static Hash empty() {
    return Hash.of(new Merkle().sha256.digest());
  }

  void leaf(byte[] data, int from, int length, byte[] out) {
    sha256.update((byte) 0);
    sha256.update(data, from, length);
    finish(out, 0);
  }

  Hash node(Hash left, Hash right) {
    var out = new byte[Hash.SIZE];
    sha256.update((byte) 1);
    sha256.update(left.shared());
    sha256.update(right.shared());
    finish(out, 0);
    return Hash.of(out);
  }

  /** The root over {@code count} hashes, a power of two, that lie side by side. */
  Hash perfect(byte[] hashes, int first, int count) {
    System.arraycopy(hashes, first * Hash.SIZE, scratch, 0, count * Hash.SIZE);
    for (int width = count; width > 1; width /= 2) {
      for (int i = 0; i < width / 2; i++) {
        sha256.update((byte) 1);
        sha256.update(scratch, 2 * i * Hash.SIZE, 2 * Hash.SIZE);
        finish(scratch, i * Hash.SIZE);
      }
    }
    return Hash.at(scratch, 0, Hash.SIZE);
  }

  private void finish(byte[] out, int at) {
    try {
      sha256.digest(out, at, Hash.SIZE);
    } catch (DigestException e) {
      throw new IllegalStateException("room for a hash", e);
    }
  }
}
