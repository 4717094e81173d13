package io.hauberk.trust.seal;

import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;
import io.hauberk.trust.lock.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Writes a body. {@link #finish} writes the last segment; {@link #close} alone does not, so that
 * what failed half-way never looks whole.
 */
final class SegmentWriter extends OutputStream {

  private final OutputStream out;
  private final SegmentCipher cipher;
  private final Nonces nonces;
  private final byte[] plain;
  private final byte[] sealed;
  private int capacity;
  private int filled;
  private boolean finished;

  SegmentWriter(OutputStream out, SealHeader header, Secret key, byte[] context)
      throws IOException {
    this.out = out;
    var salt = random(header.cipher().keyBytes());
    var prefix = random(Nonces.PREFIX_BYTES);
    this.cipher = header.cipher().segments(key, salt, context);
    this.nonces = new Nonces(prefix);
    this.sealed = new byte[header.segmentBytes()];
    this.plain = new byte[header.segmentBytes() - SegmentCipher.TAG_BYTES];
    int ownHeader = 1 + salt.length + prefix.length;
    this.capacity = plain.length - ownHeader;
    out.write(ownHeader);
    out.write(salt);
    out.write(prefix);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int at = offset;
    while (at < offset + length) {
      flushWhenFull();
      int step = Math.min(capacity - filled, offset + length - at);
      System.arraycopy(bytes, at, plain, filled, step);
      filled += step;
      at += step;
    }
  }

  /** Everything {@code in} has, without a copy between. */
  void writeAll(InputStream in) throws IOException {
    while (true) {
      filled += in.readNBytes(plain, filled, capacity - filled);
      int following = filled < capacity ? -1 : in.read();
      if (following < 0) {
        return;
      }
      write(following);
    }
  }

  /** Writes the last segment. */
  void finish() throws IOException {
    emit(nonces.last());
    finished = true;
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /** A full segment may be the last one; it goes out as a middle one once more bytes are sure. */
  private void flushWhenFull() throws IOException {
    Checks.state(!finished, "sealed stream", "finished", "open");
    if (filled == capacity) {
      emit(nonces.next());
      filled = 0;
      capacity = plain.length;
    }
  }

  private void emit(byte[] nonce) throws IOException {
    cipher.seal(nonce, plain, filled, sealed);
    out.write(sealed, 0, filled + SegmentCipher.TAG_BYTES);
  }

  private static byte[] random(int length) {
    var bytes = new byte[length];
    Randomness.secure().nextBytes(bytes);
    return bytes;
  }
}
