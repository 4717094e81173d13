package io.hauberk.tensor.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes behind the start of a legacy PyTorch file: the object, its keys and its storages. */
class PickleFuzzTest {

  private static final byte[] START = PickleWriter.legacyStart();

  static Stream<byte[]> seeds() {
    var object = PickleWriter.pickle().dict().text("w").tensor("s", 2).set().stop();
    var small = PickleWriter.legacyFile(object, new String[] {"s"}, new float[2]);
    return Stream.of(
        behind(small, START.length),
        behind(Vectors.bytes("pytorch/types_legacy.pth"), 137),
        behind(Vectors.bytes("pytorch/shared_legacy.pth"), 137),
        PickleWriter.pickle(4).shortText("os").shortText("system").raw(0x93, ')', 'R').stop());
  }

  private static byte[] behind(byte[] file, int start) {
    return Arrays.copyOfRange(file, start, file.length);
  }

  @DictionaryEntries({
    "ctorch",
    "ctorch._utils",
    "ccollections",
    "OrderedDict",
    "_rebuild_tensor",
    "_rebuild_tensor_v2",
    "_rebuild_parameter",
    "FloatStorage",
    "BoolStorage",
    "state_dict",
    "module."
  })
  @MethodSource("seeds")
  @FuzzTest(maxDuration = "15s")
  void fuzzRead(byte[] data) {
    Fuzzing.assertAnswers(() -> read(new PickleWriter().raw(START).raw(data).bytes()));
  }

  private static void read(byte[] file) {
    try (var weights = LegacyTorch.read(PickleWriter.input(file))) {
      assertThat(weights.count()).isLessThanOrEqualTo(16L * file.length);
    }
  }
}
