package io.hauberk.detect.alert.sink;

import io.hauberk.core.StorageException;
import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.alert.AlertFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Appends each alert as one line; opened anew each time, so that the file can be rotated. */
public record FileSink(Path file, AlertFormat format) implements AlertSink {

  @Override
  public void send(Alert alert) {
    try {
      var line = (format.write(alert) + "\n").getBytes(StandardCharsets.UTF_8);
      Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new StorageException("alerts", file, "a file that can be written", e);
    }
  }
}
