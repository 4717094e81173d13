package io.hauberk.trust.seal;

import io.hauberk.trust.lock.IntegrityException;
import io.hauberk.trust.lock.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/**
 * Reads a body. Bytes are given out only after their segment's tag was right; the end is told only
 * after the last segment's was, so a reader that reached the end has read the whole file.
 */
final class SegmentReader extends InputStream {

  private final InputStream in;
  private final SegmentCipher cipher;
  private final Nonces nonces;
  private final byte[] sealed;
  private final byte[] plain;
  private int sealedCapacity;
  private int sealedFilled;
  private int at;
  private int end;
  private boolean ended;

  SegmentReader(InputStream in, SealHeader header, Secret key, byte[] context) throws IOException {
    this.in = in;
    int saltBytes = header.cipher().keyBytes();
    int ownHeader = 1 + saltBytes + Nonces.PREFIX_BYTES;
    if (in.read() != ownHeader) {
      throw new IntegrityException("sealed body", "its header", ownHeader + " bytes");
    }
    var salt = in.readNBytes(saltBytes);
    var prefix = in.readNBytes(Nonces.PREFIX_BYTES);
    if (prefix.length < Nonces.PREFIX_BYTES) {
      throw SealHeader.truncated();
    }
    this.cipher = header.cipher().segments(key, salt, context);
    this.nonces = new Nonces(prefix);
    this.sealed = new byte[header.segmentBytes() + 1];
    this.plain = new byte[header.segmentBytes() - SegmentCipher.TAG_BYTES];
    this.sealedCapacity = header.segmentBytes() - ownHeader;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    if (!more()) {
      return -1;
    }
    int step = Math.min(length, end - at);
    System.arraycopy(plain, at, into, offset, step);
    at += step;
    return step;
  }

  @Override
  public long transferTo(OutputStream out) throws IOException {
    long total = 0;
    while (more()) {
      out.write(plain, at, end - at);
      total += end - at;
      at = end;
    }
    return total;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Whether there are bytes to give out, reading segments until there are or all were read. */
  private boolean more() throws IOException {
    while (at == end && !ended) {
      openNext();
    }
    return at < end;
  }

  /** One byte more than a segment is read: it tells whether the segment is the last. */
  private void openNext() throws IOException {
    sealedFilled += in.readNBytes(sealed, sealedFilled, sealedCapacity + 1 - sealedFilled);
    boolean last = sealedFilled <= sealedCapacity;
    int length = last ? sealedFilled : sealedCapacity;
    var nonce = last ? nonces.last() : nonces.next();
    at = 0;
    end = 0;
    if (!cipher.open(nonce, sealed, length, plain)) {
      throw new IntegrityException(
          "sealed file",
          "segment " + (nonces.position() - 1),
          "unchanged, in its place, and the file whole to its end");
    }
    end = length - SegmentCipher.TAG_BYTES;
    ended = last;
    sealed[0] = sealed[length];
    sealedFilled = 1;
    sealedCapacity = sealed.length - 1;
  }
}
