package io.hauberk.tensor.data.fetch;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.DigestStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * A gzip file that readers take as it is.
 *
 * @param sha256 of what is packed in it
 */
record GzipContent(String sha256) implements Payload {

  /** The largest file of the sets has 47,040,016 bytes. */
  private static final long MAX_BYTES = 64 << 20;

  @Override
  public String digest(InputStream file) throws IOException {
    var content = new DigestStream(new GZIPInputStream(file));
    var buffer = new byte[1 << 16];
    long bytes = 0;
    for (int got = content.read(buffer); got >= 0; got = content.read(buffer)) {
      bytes += got;
      if (bytes > MAX_BYTES) {
        throw new DataFormatException(
            "unpacked", "more than " + MAX_BYTES + " bytes", "at most " + MAX_BYTES);
      }
    }
    file.transferTo(OutputStream.nullOutputStream());
    return content.sha256();
  }

  @Override
  public void unpack(Path file) {}
}
