package io.hauberk.tensor.file;

import static io.hauberk.tensor.file.PickleWriter.legacyFile;
import static io.hauberk.tensor.file.PickleWriter.pickle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.ModelFormatException;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.network.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateDictsTest {

  @TempDir Path folder;

  private static Weights read(byte[] file) {
    return LegacyTorch.read(PickleWriter.input(file));
  }

  private static byte[] oneStorage(byte[] object) {
    return legacyFile(object, new String[] {"s"}, new float[] {1, 2});
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"state_dict", "model_state_dict", "model", "net", "network", "weights", "params"})
  void read_checkpoint_stateDictFound(String key) {
    var object =
        pickle()
            .dict()
            .text("epoch")
            .whole(3)
            .set()
            .text(key)
            .dict()
            .text("a.weight")
            .tensor("s", 2)
            .set()
            .set();
    try (var weights = read(oneStorage(object.stop()))) {
      assertThat(weights.names()).containsExactly("a.weight");
      assertThat(Tensors.floats(weights.get("a.weight"))).containsExactly(1, 2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"module.", "_orig_mod.", "module._orig_mod."})
  void read_prefixOnEveryName_dropped(String prefix) {
    var object = pickle().dict().text(prefix + "0.weight").tensor("s", 2).set();
    try (var weights = read(oneStorage(object.stop()))) {
      assertThat(weights.names()).containsExactly("0.weight");
    }
  }

  @Test
  void read_prefixOnSomeNames_kept() {
    var object =
        pickle().dict().text("module.a").tensor("s", 2).set().text("b").tensor("s", 2).set();
    try (var weights = read(oneStorage(object.stop()))) {
      assertThat(weights.names()).containsExactly("module.a", "b");
    }
  }

  /** Python 2 gives an OrderedDict its entries as a list of lists. */
  @Test
  void read_orderedDictOfPairs_read() {
    var object =
        pickle()
            .global("collections", "OrderedDict")
            .op(']')
            .op(']')
            .text("w")
            .op('a')
            .tensor("s", 2)
            .op('a')
            .op('a')
            .raw(0x85, 'R');
    try (var weights = read(oneStorage(object.stop()))) {
      assertThat(weights.names()).containsExactly("w");
    }
  }

  @Test
  void read_orderedDictOfNoPairs_refused() {
    var object =
        pickle().global("collections", "OrderedDict").op(']').op(']').op('a').raw(0x85, 'R');
    assertThatThrownBy(() -> read(legacyFile(object.stop())))
        .hasMessage("pair of a dict: 0 values (expected: key and value)");
  }

  @Test
  void read_storageOfNoUse_skipped() {
    var object =
        pickle()
            .dict()
            .text("optimizer")
            .dict()
            .text("m")
            .tensor("t", 1)
            .set()
            .set()
            .text("model")
            .dict()
            .text("w")
            .tensor("s", 2)
            .set()
            .set();
    var file = legacyFile(object.stop(), new String[] {"t", "s"}, new float[1], new float[] {5, 6});
    try (var weights = read(file)) {
      assertThat(Tensors.floats(weights.get("w"))).containsExactly(5, 6);
    }
  }

  @Test
  void read_nanWeights_loaded() {
    var object = pickle().dict().text("w").tensor("s", 2).set().stop();
    var file = legacyFile(object, new String[] {"s"}, new float[] {Float.NaN, 1});
    try (var weights = read(file)) {
      assertThat(Tensors.floats(weights.get("w"))).containsExactly(Float.NaN, 1);
    }
  }

  @Test
  void read_noTensors_refused() {
    assertThatThrownBy(() -> read(legacyFile(pickle().dict().stop())))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith("state dict: no tensors (expected: tensors by name, or under one");
    assertThatThrownBy(() -> read(legacyFile(pickle().op('N').stop())))
        .hasMessage("state dict: NONE (expected: a dict of tensors)");
  }

  @Test
  void read_entryThatIsNoTensor_named() {
    var object = pickle().dict().text("w").tensor("s", 2).set().text("epoch").whole(3).set();
    assertThatThrownBy(() -> read(oneStorage(object.stop())))
        .hasMessage("entry epoch: whole number (expected: a tensor)");
  }

  @Test
  void read_otherMagicProtocolOrByteOrder_refused() {
    assertThatThrownBy(() -> read(pickle().whole(7).stop()))
        .hasMessage("magic number: 7 (expected: 119547037146038801333356)");
    var start = PickleWriter.legacyStart();
    var afterMagic = Arrays.copyOf(start, 15);
    assertThatThrownBy(
            () -> read(new PickleWriter().raw(afterMagic).raw(pickle().whole(9).stop()).bytes()))
        .hasMessage("protocol version: 9 (expected: 1001)");
    var bigEndian =
        new PickleWriter()
            .raw(afterMagic)
            .raw(pickle().whole(1001).stop())
            .raw(pickle().dict().text("little_endian").raw(0x89).set().stop());
    assertThatThrownBy(() -> read(bigEndian.bytes()))
        .hasMessage("byte order: big endian (expected: little endian)");
  }

  /** Cutting a file anywhere is seen, and says so in one line. */
  @ParameterizedTest
  @ValueSource(strings = {"types_legacy.pth", "shared_legacy.pth"})
  void read_cutAnywhere_refused(String name) {
    var whole = Vectors.bytes("pytorch/" + name);
    for (int length = 0; length < whole.length; length++) {
      var cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(cut))
          .as("cut to %d bytes", length)
          .isInstanceOf(ModelFormatException.class)
          .hasMessageContaining("(expected:")
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void read_absentOrFolder_storageException() {
    assertThatThrownBy(() -> StateDicts.read(folder.resolve("none.pth")))
        .isInstanceOf(StorageException.class)
        .hasMessageEndingWith("none.pth (expected: an existing file)");
    assertThatThrownBy(() -> StateDicts.read(folder)).isInstanceOf(StorageException.class);
  }

  @Test
  void read_forbidden_storageException() throws IOException {
    var forbidden = Files.write(folder.resolve("forbidden.pth"), new byte[9]);
    Files.setPosixFilePermissions(forbidden, PosixFilePermissions.fromString("---------"));
    Assumptions.assumeFalse(Files.isReadable(forbidden), "the superuser may read everything");
    assertThatThrownBy(() -> StateDicts.read(forbidden))
        .isInstanceOf(StorageException.class)
        .hasMessageEndingWith("(expected: readable)");
  }
}
