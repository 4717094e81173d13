package io.hauberk.trust.seal;

import io.hauberk.core.Randomness;
import io.hauberk.trust.lock.IntegrityException;
import io.hauberk.trust.lock.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * What a sealed file says about itself before its body; the layout is in the package's page.
 *
 * @param start the 32 bytes before the wrapped key
 */
record SealHeader(SealCipher cipher, int segmentLog2, int keyId, byte[] start, byte[] wrapped) {

  static final int MOST_WRAPPED_BYTES = 1024;

  private static final byte[] MAGIC = "HBKSEAL\u0001".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] COMMIT =
      "hauberk seal commitment".getBytes(StandardCharsets.US_ASCII);
  private static final int START_BYTES = 32;
  private static final int FILE_AT = 16;
  private static final int COMMITMENT_BYTES = 32;
  private static final int LEAST_LOG2 = 12;
  private static final int MOST_LOG2 = 24;

  /** The first 32 bytes of a new file. */
  static byte[] newStart(SealCipher cipher, int segmentLog2, int keyId, int wrappedLength) {
    var file = new byte[START_BYTES - FILE_AT];
    Randomness.secure().nextBytes(file);
    return ByteBuffer.allocate(START_BYTES)
        .put(MAGIC)
        .put((byte) cipher.code())
        .put((byte) segmentLog2)
        .putShort((short) wrappedLength)
        .putInt(keyId)
        .put(file)
        .array();
  }

  /**
   * @throws IntegrityException when this is no sealed file of version 1
   */
  static SealHeader read(InputStream in) throws IOException {
    var start = in.readNBytes(START_BYTES);
    if (start.length < START_BYTES
        || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new IntegrityException("sealed file", "its first bytes", "HBKSEAL version 1");
    }
    var fields = ByteBuffer.wrap(start, MAGIC.length, FILE_AT - MAGIC.length);
    var cipher = SealCipher.ofCode(fields.get());
    int segmentLog2 = fields.get();
    int wrappedLength = Short.toUnsignedInt(fields.getShort());
    int keyId = fields.getInt();
    if (segmentLog2 < LEAST_LOG2 || segmentLog2 > MOST_LOG2) {
      throw new IntegrityException(
          "segment size", "2^" + segmentLog2, "2^" + LEAST_LOG2 + " to 2^" + MOST_LOG2);
    }
    if (wrappedLength > MOST_WRAPPED_BYTES) {
      throw new IntegrityException(
          "wrapped key", wrappedLength + " bytes", "" + MOST_WRAPPED_BYTES);
    }
    var wrapped = in.readNBytes(wrappedLength);
    if (wrapped.length < wrappedLength) {
      throw truncated();
    }
    return new SealHeader(cipher, segmentLog2, keyId, start, wrapped);
  }

  int segmentBytes() {
    return 1 << segmentLog2;
  }

  /** Fits the key to this header and purpose: no file opens under two keys. */
  byte[] commitment(Secret key, Purpose purpose) {
    var file = Arrays.copyOfRange(start, FILE_AT, START_BYTES);
    return cipher.derive(
        key, file, join(COMMIT, start, wrapped, purpose.bytes()), COMMITMENT_BYTES);
  }

  /**
   * Reads the commitment and compares.
   *
   * @throws IntegrityException when key or purpose are not those of the file
   */
  byte[] readCommitment(InputStream in, Secret key, Purpose purpose) throws IOException {
    var found = in.readNBytes(COMMITMENT_BYTES);
    if (found.length < COMMITMENT_BYTES) {
      throw truncated();
    }
    if (!MessageDigest.isEqual(found, commitment(key, purpose))) {
      throw new IntegrityException(
          "sealed file", "key or purpose", "the key and the purpose it was sealed with, unchanged");
    }
    return found;
  }

  /** Associated data of the body. */
  byte[] context(byte[] commitment, Purpose purpose) {
    return join(start, wrapped, commitment, purpose.bytes());
  }

  static IntegrityException truncated() {
    return new IntegrityException("sealed file", "ends early", "a whole file");
  }

  static byte[] join(byte[]... parts) {
    var joined = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
    Arrays.stream(parts).forEach(joined::put);
    return joined.array();
  }
}
