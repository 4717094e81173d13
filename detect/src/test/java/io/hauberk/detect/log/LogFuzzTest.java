package io.hauberk.detect.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hauberk.core.StorageException;
import io.hauberk.detect.Fuzzing;
import io.hauberk.detect.log.template.TemplateMiner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as a log: every line is read, and a line that was seen has a template. */
class LogFuzzTest {

  @TempDir static Path folder;

  static Stream<byte[]> logs() {
    return Stream.of(
            "Dec 10 06:55:46 h sshd[1]: Failed password for a from 192.0.2.7 port 1 ssh2\r\n",
            "192.0.2.7 - - [10/Oct/2026:13:55:36 -0700] \"GET / HTTP/1.1\" 401 381\n\n",
            "{\"m\":\"a 1\"}\n{\"m\":\n",
            "m,n\n\"a, \"\"b\"\"\",2\n",
            "a <1 sec Fri Jul 15 2005 can't... 1,2:3|4 KB /x?y=z \u0001\u00ff")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("logs")
  @FuzzTest(maxDuration = "15s")
  void fuzzLines(byte[] data) {
    Fuzzing.assertAnswers(
        () -> {
          var watch = new LogWatch();
          var lines = lines(data);
          lines.forEach(watch::observe);
          assertThat(watch.miner().lines()).isEqualTo(lines.size());
          var templates = watch.miner().templates();
          for (var line : lines) {
            var match = templates.match(line).orElseThrow();
            long gaps =
                match.template().parts().stream().filter(part -> part.literal().isEmpty()).count();
            assertThat(match.parameters()).hasSize((int) gaps);
          }
          var restored = TemplateMiner.restore(watch.miner().snapshot());
          assertThat(restored.templates().all()).isEqualTo(templates.all());
        });
  }

  private static List<byte[]> lines(byte[] data) {
    try {
      var reader = new LineReader(new ByteArrayInputStream(data));
      var lines = new ArrayList<byte[]>();
      for (var line = reader.next(); line.isPresent(); line = reader.next()) {
        lines.add(line.get());
      }
      return lines;
    } catch (IOException e) {
      throw new StorageException("bytes", data.length, "bytes in memory", e);
    }
  }

  @MethodSource("logs")
  @FuzzTest(maxDuration = "15s")
  void fuzzFields(byte[] data) throws IOException {
    var file = Files.write(folder.resolve("log"), data);
    Fuzzing.assertAnswers(
        () -> {
          try {
            new LogFile(file, Optional.of("m")).forEach(record -> {});
          } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).startsWith("field: m (expected: one of ");
          }
        });
  }
}
