package io.hauberk.tensor.data.fetch;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.Progress;
import io.hauberk.core.StorageException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The body of an answer: what is read from it is also written to the file, up to a limit. */
final class Received extends FilterInputStream {

  private final Offer offer;
  private final OutputStream copy;
  private final Progress.Task task;
  private long bytes;

  Received(InputStream body, Offer offer, OutputStream copy, Progress.Task task) {
    super(body);
    this.offer = offer;
    this.copy = copy;
    this.task = task;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int got = fromNetwork(into, from, length);
    if (got <= 0) {
      return got;
    }
    bytes += got;
    if (bytes > offer.maxBytes()) {
      throw new DataFormatException(
          "download " + offer.address(),
          "more than " + offer.maxBytes() + " bytes",
          "at most " + offer.maxBytes());
    }
    copy.write(into, from, got);
    task.advance(got);
    return got;
  }

  /** Apart from the file's failures, which are the disk's. */
  private int fromNetwork(byte[] into, int from, int length) {
    try {
      return super.read(into, from, length);
    } catch (IOException e) {
      throw new StorageException(
          "download " + offer.address(), "broke off after " + bytes + " bytes", "a whole file", e);
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
