package io.hauberk.trust.seal;

import io.hauberk.core.Checks;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Seals streams of any length in constant memory, twice the size of a segment. Safe for use by many
 * threads.
 *
 * @param key seals each file under a key derived for it alone
 * @param segmentLog2 log2 of the segment's size in bytes, 12 to 24
 */
public record Sealer(SealingKey key, int segmentLog2) {

  /**
   * 16 KiB: tags cost a thousandth, and a JVM just started reaches full speed within a second. The
   * JDK turns to the processor's instructions only after hundreds of calls, 1 MiB each would make
   * most files slow from end to end.
   */
  public static final int DEFAULT_SEGMENT_LOG2 = 14;

  public Sealer {
    Checks.inRange("log2 of the segment size", segmentLog2, 12, 24);
  }

  public Sealer(SealingKey key) {
    this(key, DEFAULT_SEGMENT_LOG2);
  }

  /** Seals everything {@code in} has; neither stream is closed. */
  public void seal(InputStream in, OutputStream out, Purpose purpose) throws IOException {
    var fileKey = key.fileKey(segmentLog2, purpose);
    var header = fileKey.header();
    var commitment = header.commitment(fileKey.key(), purpose);
    out.write(header.start());
    out.write(header.wrapped());
    out.write(commitment);
    var context = header.context(commitment, purpose);
    var writer = new SegmentWriter(out, header, fileKey.key(), context);
    writer.writeAll(in);
    writer.finish();
  }
}
