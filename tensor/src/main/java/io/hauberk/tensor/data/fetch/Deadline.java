package io.hauberk.tensor.data.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Closes a stream that is still being read after some time: a site that stalls holds nobody. */
record Deadline(CompletableFuture<Void> reading) implements AutoCloseable {

  static Deadline of(InputStream stream, Duration most) {
    var reading = new CompletableFuture<Void>();
    reading
        .orTimeout(most.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            late -> {
              close(stream);
              return null;
            });
    return new Deadline(reading);
  }

  private static void close(InputStream stream) {
    try {
      stream.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The stream was read in time. */
  @Override
  public void close() {
    reading.complete(null);
  }
}
