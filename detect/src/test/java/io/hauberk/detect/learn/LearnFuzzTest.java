package io.hauberk.detect.learn;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hauberk.core.Progress;
import io.hauberk.detect.Fuzzing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as a model, its sum put right, and as records. */
class LearnFuzzTest {

  private static final int SUM = 4;
  private static final Schema SCHEMA =
      Schema.parse("bytes,continuous\nproto,symbolic\nkind,label", "ok");

  static Stream<byte[]> models() throws IOException {
    var text = new StringBuilder();
    for (int i = 0; i < 130; i++) {
      text.append(i % 9).append(i % 2 == 0 ? ",tcp," : ",udp,").append(i < 10 ? "dos\n" : "ok\n");
    }
    var path = Files.createTempFile("hauberk", ".csv");
    try {
      Files.writeString(path, text);
      var model =
          IntrusionModelTest.trainer(0.01)
              .train(new RecordFile(path, SCHEMA), Progress.none())
              .model()
              .bytes();
      return Stream.of(Arrays.copyOf(model, model.length - SUM), new byte[0]);
    } finally {
      Files.delete(path);
    }
  }

  private static byte[] summed(byte[] body) {
    var sum = new CRC32C();
    sum.update(body);
    return ByteBuffer.allocate(body.length + SUM).put(body).putInt((int) sum.getValue()).array();
  }

  @MethodSource("models")
  @FuzzTest(maxDuration = "15s")
  void fuzzModel(byte[] data) {
    Fuzzing.assertAnswers(
        () -> {
          var model = IntrusionModel.of(summed(data));
          var cells = model.schema().features().stream().map(Column::name).toList();
          var row = new Row(1, cells, Optional.empty());
          assertThat(model.judge(row).probability()).isBetween(0.0, 1.0);
          assertThat(model.reasons(row)).hasSizeLessThanOrEqualTo(6);
          assertThat(IntrusionModel.of(model.bytes()).bytes()).isEqualTo(model.bytes());
        });
  }

  static Stream<byte[]> records() {
    return Stream.of("1,tcp,ok\n2,udp,dos\n", "kind,proto,bytes\nok,\"t\"\"cp\",3\n\n", "\"", "")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("records")
  @FuzzTest(maxDuration = "15s")
  void fuzzRecords(byte[] data) {
    Fuzzing.assertAnswers(
        () -> {
          var encoder = new Encoder(SCHEMA);
          read(data, row -> assertThat(encoder.unknown(encoder.learn(row))).isBetween(0, 2));
        });
  }

  private static void read(byte[] data, Consumer<Row> reader) {
    try {
      RecordFile.read(new ByteArrayInputStream(data), SCHEMA, reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<byte[]> schemas() {
    return Stream.of("a,continuous\nb,label", "# x\na, symbolic\n", ",,")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("schemas")
  @FuzzTest(maxDuration = "15s")
  void fuzzSchema(byte[] data) {
    Fuzzing.assertAnswers(
        () ->
            assertThat(Schema.parse(new String(data, StandardCharsets.UTF_8), "normal").features())
                .isNotEmpty());
  }
}
