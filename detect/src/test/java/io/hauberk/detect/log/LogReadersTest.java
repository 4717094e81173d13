package io.hauberk.detect.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.StorageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines of streams, files and files that rotate. */
class LogReadersTest {

  @TempDir Path folder;

  private static List<String> lines(InputStream in) throws IOException {
    var reader = new LineReader(in);
    var lines = new ArrayList<String>();
    for (var line = reader.next(); line.isPresent(); line = reader.next()) {
      lines.add(new String(line.get(), StandardCharsets.ISO_8859_1));
    }
    return lines;
  }

  private static InputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private List<String> records(String text, String... field) throws IOException {
    var file = Files.writeString(folder.resolve("log"), text);
    var records = new ArrayList<String>();
    new LogFile(file, List.of(field).stream().findFirst())
        .forEach(record -> records.add(new String(record, StandardCharsets.UTF_8)));
    return records;
  }

  @Test
  void next_allLineEnds_areCut() throws IOException {
    assertThat(lines(in("a\nb\r\n\n\rc"))).containsExactly("a", "b", "", "\rc");
    assertThat(lines(in(""))).isEmpty();
    assertThat(lines(in("\n"))).containsExactly("");
    assertThat(lines(in("\u00ff\u0000\n"))).containsExactly("\u00ff\u0000");
  }

  @Test
  void next_endlessLine_isCutAndCounted() throws IOException {
    var endless =
        new InputStream() {
          private int left = 10 << 20;

          @Override
          public int read() {
            return left-- > 0 ? 'x' : left == -1 ? '\n' : left == -2 ? 'y' : -1;
          }

          @Override
          public int read(byte[] target, int from, int length) {
            int count = 0;
            for (int next = length > 0 ? read() : -1; next >= 0; next = read()) {
              target[from + count] = (byte) next;
              count++;
              if (count == length) {
                break;
              }
            }
            return count == 0 ? -1 : count;
          }
        };
    var reader = new LineReader(endless);
    assertThat(reader.next().orElseThrow()).hasSize(LineReader.MAX_BYTES);
    assertThat(reader.next().orElseThrow()).containsExactly('y');
    assertThat(reader.next()).isEmpty();
    assertThat(reader.cut()).isEqualTo(1);
  }

  @Test
  void forEach_csvField_isRead() throws IOException {
    assertThat(records("id,Content\n1,\"a, \"\"b\"\"\nc\"\n2,\n", "Content"))
        .containsExactly("a, \"b\"\nc", "");
  }

  @Test
  void forEach_jsonField_isReadAndBadRecordsAreTakenWhole() throws IOException {
    assertThat(records("{\"m\":\"a\\u00e9\"}\n{\"m\":1}\n{\"m\n\n{}{}\n", "m"))
        .containsExactly("a\u00e9", "{\"m\":1}", "{\"m", "", "{}{}");
  }

  @Test
  void forEach_deepJson_isTakenWhole() throws IOException {
    var deep = "{\"m\":" + "[".repeat(20_000);
    assertThat(records(deep + "\n{\"m\":\"a\"}\n", "m")).containsExactly(deep, "a");
  }

  @Test
  void forEach_missing_isTold() {
    var file = new LogFile(folder.resolve("none"), Optional.empty());
    assertThatThrownBy(() -> file.forEach(line -> {}))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("none");
  }

  @Test
  void forEach_fieldThatIsNotThere_isTold() {
    assertThatThrownBy(() -> records("a,b\n1,2\n", "c"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("field: c (expected: one of [a, b])");
  }

  @Test
  void forEach_csvCellWithoutEnd_isTold() {
    var huge = "a,b\n1,\"" + "x".repeat(20 << 20);
    assertThatThrownBy(() -> records(huge, "b")).isInstanceOf(DataFormatException.class);
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  @Test
  void poll_growingRotatedTruncatedAndGone_readsOn() throws IOException {
    var file = folder.resolve("app.log");
    var seen = new ArrayList<String>();
    try (var tail = new LogTail(file)) {
      Runnable poll = () -> tail.poll(line -> seen.add(new String(line, StandardCharsets.UTF_8)));
      poll.run();
      assertThat(seen).isEmpty();

      append(file, "one\ntw");
      poll.run();
      assertThat(seen).containsExactly("one");
      append(file, "o\nthree");

      Files.move(file, folder.resolve("app.log.1"));
      append(file, "four\n");
      poll.run();
      assertThat(seen).containsExactly("one", "two", "three", "four");
      assertThat(tail.rotations()).isEqualTo(1);

      Files.writeString(file, "5\n", StandardOpenOption.TRUNCATE_EXISTING);
      poll.run();
      assertThat(seen).endsWith("four", "5");
      assertThat(tail.truncations()).isEqualTo(1);

      Files.delete(file);
      poll.run();
      append(folder.resolve("next"), "six\n");
      Files.move(folder.resolve("next"), file, StandardCopyOption.REPLACE_EXISTING);
      poll.run();
      poll.run();
      assertThat(seen).endsWith("5", "six");
    }
  }

  @Test
  void poll_hugeLine_isCutAndCounted() throws IOException {
    var file = folder.resolve("app.log");
    append(file, "x".repeat(1 << 20) + "\nshort\n");
    var lengths = new ArrayList<Integer>();
    try (var tail = new LogTail(file)) {
      tail.poll(line -> lengths.add(line.length));
      assertThat(tail.cut()).isEqualTo(1);
    }
    assertThat(lengths).containsExactly(LineReader.MAX_BYTES, 5);
  }
}
