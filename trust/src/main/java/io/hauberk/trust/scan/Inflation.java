package io.hauberk.trust.scan;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Deflated content: whole zlib and gzip streams, and zip entries. */
final class Inflation {

  /** What is inflated of one part; weights beyond hold no code that loads. */
  static final int MOST = 64 << 20;

  private static final int CHUNK = 1 << 16;
  private static final int MAX_RATIO = 200;

  /**
   * What came out.
   *
   * @param whole whether the stream ended
   * @param consumed bytes of input
   */
  record Result(Content content, boolean whole, long consumed) {

    boolean bomb() {
      return !whole && content.size() > (consumed + 1) * MAX_RATIO;
    }
  }

  private Inflation() {}

  static boolean known(Content content) {
    return content.startsWith(0, 0x1F, 0x8B, 8)
        || (content.size() > 6
            && content.at(0) == 0x78
            && (content.at(0) * 256 + content.at(1)) % 31 == 0);
  }

  static void scan(Part part) {
    var content = part.content();
    boolean gzip = content.at(0) == 0x1F;
    try {
      var result = gzip ? inflate(content, gzipHeader(content), true) : inflate(content, 0, false);
      if (result.bomb()) {
        part.tell(Weakness.BOMB, "inflates more than " + MAX_RATIO + " times");
      }
      part.child("inflated", result.content()).scan();
    } catch (ScanException e) {
      if (gzip) {
        part.tell(Weakness.OPAQUE, String.valueOf(e.getMessage()));
      } else {
        PickleScan.perhaps(part); // two bytes alone do not make a zlib stream
      }
    }
  }

  static Result inflate(Content content, long start, boolean raw) {
    var inflater = new Inflater(raw);
    try {
      return inflate(content, start, inflater);
    } catch (DataFormatException e) {
      throw new ScanException("deflate", "broken", "a deflate stream");
    } finally {
      inflater.end();
    }
  }

  private static Result inflate(Content content, long start, Inflater inflater)
      throws DataFormatException {
    var out = new ByteArrayOutputStream();
    var chunk = new byte[CHUNK];
    long at = start;
    while (!inflater.finished() && out.size() < MOST) {
      if (inflater.needsInput()) {
        int length = (int) Math.min(CHUNK, content.size() - at);
        if (length == 0) {
          break;
        }
        inflater.setInput(content.bytes(at, length));
        at += length;
      }
      int made = inflater.inflate(chunk);
      if (inflater.needsDictionary()) {
        throw new ScanException("deflate", "a preset dictionary", "a stream that stands alone");
      }
      out.write(chunk, 0, made);
    }
    return new Result(Content.of(out.toByteArray()), inflater.finished(), inflater.getBytesRead());
  }

  /** RFC 1952, section 2.3: the flags say which fields stand before the stream. */
  private static long gzipHeader(Content content) {
    int flags = content.at(3);
    long at = 10;
    if ((flags & 4) != 0) {
      at += 2 + content.little(at, 2);
    }
    for (int text = 8; text <= 16; text *= 2) {
      boolean more = (flags & text) != 0;
      while (more) {
        more = content.at(at++) != 0;
      }
    }
    return (flags & 2) != 0 ? at + 2 : at;
  }
}
