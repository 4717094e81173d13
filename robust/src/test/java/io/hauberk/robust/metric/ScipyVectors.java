package io.hauberk.robust.metric;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Numbers of scipy, one list a line. */
final class ScipyVectors {
  private ScipyVectors() {}

  static List<double[]> read(String file) {
    try (var stream = ScipyVectors.class.getResourceAsStream("/vectors/scipy/" + file)) {
      var bytes = Objects.requireNonNull(stream, file).readAllBytes();
      return new String(bytes, StandardCharsets.US_ASCII)
          .lines()
          .map(
              line -> Arrays.stream(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
