package io.hauberk.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A command that prints a table must not pay for pictures and JSON. */
class StartupTest {

  private static final String PICTURES = "java.awt.|javax.imageio.|sun.awt.";
  private static final String JSON = "com.fasterxml.";

  @ParameterizedTest
  @CsvSource({
    "TEXT, true, true, true",
    "MARKDOWN, true, true, true",
    "JUNIT, true, true, true",
    "HTML, false, true, true",
    "HTML, true, false, true",
    "JSON, true, true, false",
    "SARIF, true, true, false",
  })
  void write_format_loadsOnlyWhatItNeeds(
      String format, String pictures, boolean withoutPictures, boolean withoutJson)
      throws IOException {
    var loaded = classesLoaded(format, pictures);
    assertThat(loaded).anyMatch(name -> name.startsWith("io.hauberk.report.format.Style"));
    assertThat(loaded.stream().noneMatch(name -> matches(name, PICTURES)))
        .isEqualTo(withoutPictures);
    assertThat(loaded.stream().noneMatch(name -> matches(name, JSON))).isEqualTo(withoutJson);
  }

  private static boolean matches(String name, String prefixes) {
    return Stream.of(prefixes.split("\\|")).anyMatch(name::startsWith);
  }

  private static List<String> classesLoaded(String format, String pictures) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java,
                "-Xlog:class+load:stdout:none",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                StartupProbe.class.getName(),
                format,
                pictures)
            .redirectErrorStream(true)
            .start();
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      return out.lines().map(line -> line.split(" source: ")[0].strip()).toList();
    } finally {
      process.destroy();
    }
  }
}
