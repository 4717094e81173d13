package io.hauberk.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.core.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/** Expected documents under {@code src/test/resources/golden}, read over by a person. */
public final class Golden {

  private Golden() {}

  /** Fails unless equal; what came instead is left under {@code target/golden}. */
  public static void assertMatches(String name, String actual) {
    AtomicFile.writeText(Path.of("target", "golden", name), actual);
    assertThat(actual).isEqualTo(expected(name));
  }

  private static String expected(String name) {
    try (var in = Golden.class.getResourceAsStream("/golden/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
