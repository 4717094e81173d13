package io.hauberk.tensor.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as a safetensors file, and any bytes as the header of one. */
class SafeTensorsFuzzTest {

  static Stream<byte[]> seeds() {
    var file = Vectors.bytes("safetensors/types.safetensors");
    int header = (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
    return Stream.of(
        file,
        Arrays.copyOfRange(file, 8, file.length),
        Arrays.copyOfRange(file, 8, 8 + header),
        "{\"__metadata__\":{\"a\":\"b\"},\"w\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]}}ab"
            .getBytes(StandardCharsets.UTF_8));
  }

  @DictionaryEntries({"__metadata__", "dtype", "shape", "data_offsets", "F32", "BOOL", "[0,1]"})
  @MethodSource("seeds")
  @FuzzTest(maxDuration = "15s")
  void fuzzRead(byte[] data) {
    Fuzzing.assertAnswers(() -> read(data));
    int end = indexOfData(data);
    Fuzzing.assertAnswers(() -> read(new PickleWriter().int64(end).raw(data).bytes()));
  }

  /** Behind the last brace, so that mutations of the header keep its length true. */
  private static int indexOfData(byte[] data) {
    int end = data.length;
    while (end > 0 && data[end - 1] != '}') {
      end--;
    }
    return end;
  }

  private static void read(byte[] file) {
    try (var content = SafeTensors.read(PickleWriter.input(file))) {
      assertThat(content.weights().count()).isLessThanOrEqualTo(file.length);
    }
  }
}
