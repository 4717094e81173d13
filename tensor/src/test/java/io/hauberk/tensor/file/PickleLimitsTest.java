package io.hauberk.tensor.file;

import static io.hauberk.tensor.file.PickleWriter.legacyFile;
import static io.hauberk.tensor.file.PickleWriter.pickle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.ModelFormatException;
import io.hauberk.tensor.file.PickleWriter.Walk;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Small files that ask for much memory, much time, or numbers that are not theirs. */
class PickleLimitsTest {

  private static void assertRefused(byte[] file, String message) {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () ->
            assertThatThrownBy(() -> LegacyTorch.read(PickleWriter.input(file)))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith(message));
  }

  private static byte[] withTensor(int stored, int claimed, Walk walk) {
    var object = pickle().dict().text("w").tensor("s", claimed, walk).set().stop();
    return legacyFile(object, new String[] {"s"}, new float[stored]);
  }

  @Test
  void tensor_insideItsStorage_read() {
    var walk = new Walk(1, new int[] {2, 2}, new int[] {1, 2});
    try (var weights = LegacyTorch.read(PickleWriter.input(withTensor(6, 6, walk)))) {
      assertThat(weights.get("w").numel()).isEqualTo(4);
    }
  }

  @Test
  void tensor_beyondItsStorage_refused() {
    assertRefused(
        withTensor(6, 6, new Walk(1, new int[] {6}, new int[] {1})),
        "tensor layout: [6], ends at 7 (expected: inside its storage of 6)");
    assertRefused(
        withTensor(6, 6, new Walk(0, new int[] {2}, new int[] {1_000_000})), "tensor layout: [2],");
    assertRefused(
        withTensor(6, 6, new Walk(7, new int[] {0}, new int[] {1})), "tensor layout: [0],");
  }

  @Test
  void tensor_strideZeroOverOneNumber_refused() {
    assertRefused(
        withTensor(1, 1, new Walk(0, new int[] {2_000_000_000}, new int[] {0})),
        "tensor layout: [2000000000], ends at 1 (expected: inside its storage of 1)");
  }

  @Test
  void tensor_overflowingShape_refused() {
    int big = Integer.MAX_VALUE;
    assertRefused(
        withTensor(1, 1, new Walk(0, new int[] {big, big, big}, new int[] {0, 0, 0})),
        "tensor layout: [2147483647, 2147483647, 2147483647] (expected: below 2^63 elements)");
    assertRefused(
        withTensor(1, 1, new Walk(0, new int[] {big, big, big, 0}, new int[] {1, 1, 1, 1})),
        "tensor layout:");
  }

  @Test
  void tensor_negativeNumbers_refused() {
    assertRefused(
        withTensor(4, 4, new Walk(-1, new int[] {1}, new int[] {1})), "tensor offset: -1 (exp");
    assertRefused(
        withTensor(4, 4, new Walk(0, new int[] {-1}, new int[] {1})), "tensor size: -1 (exp");
    assertRefused(
        withTensor(4, 4, new Walk(3, new int[] {2}, new int[] {-1})), "tensor stride: -1 (exp");
  }

  @Test
  void tensor_asManyStridesAsAxes_required() {
    assertRefused(
        withTensor(4, 4, new Walk(0, new int[] {2, 2}, new int[] {1})),
        "tensor layout: 2 axes, 1 strides (expected: as many)");
    assertRefused(
        withTensor(4, 4, new Walk(0, new int[65], new int[65])),
        "tensor size: 65 axes (expected: at most 64)");
  }

  @Test
  void tensors_manyOverOneStorage_refused() {
    var object = pickle().dict();
    for (int i = 0; i < 17; i++) {
      object.text("w" + i).tensor("s", 4).set();
    }
    assertRefused(
        legacyFile(object.stop(), new String[] {"s"}, new float[4]),
        "state dict: 68 numbers in tensors (expected: at most 16 times the 4 stored)");
  }

  @Test
  void storage_longerThanTheFile_refusedBeforeMemoryIsTaken() {
    int claimed = 1 << 30;
    var object = pickle().dict().text("w").tensor("s", claimed).set().stop();
    var file =
        new PickleWriter()
            .raw(legacyFile(object, new String[] {"s"}))
            .int64(claimed)
            .floats(1, 2, 3)
            .bytes();
    assertRefused(file, "storage s: 4294967296 bytes (expected: at most the 12 that are left");
  }

  @Test
  void storage_lengthOtherThanThePickles_refused() {
    assertRefused(
        withTensor(5, 4, new Walk(0, new int[] {4}, new int[] {1})),
        "storage length: 5 (expected: 4, as the object says)");
  }

  @Test
  void storage_givenTwoSizes_refused() {
    var object =
        pickle().dict().text("a").tensor("s", 4).set().text("b").tensor("s", 5).set().stop();
    assertRefused(
        legacyFile(object), "pickle storage s: given twice (expected: one type and size)");
  }

  @Test
  void storage_missing_refused() {
    var object = pickle().dict().text("a").tensor("s", 4).set().stop();
    assertRefused(legacyFile(object), "storage s: missing (expected: numbers in the file)");
  }

  @Test
  void storage_unknownOrRepeatedKey_refused() {
    var object = pickle().dict().text("a").tensor("s", 1).set().stop();
    assertRefused(
        legacyFile(object, new String[] {"t"}, new float[1]), "storage key: t (expected: one of");
    assertRefused(
        legacyFile(object, new String[] {"s", "s"}, new float[1], new float[1]),
        "storage key: s (expected: one of the object's, once)");
  }

  @Test
  void file_bytesAfterTheEnd_refused() {
    var file = withTensor(1, 1, new Walk(0, new int[] {1}, new int[] {1}));
    assertRefused(
        new PickleWriter().raw(file).raw(0).bytes(),
        "file: 1 bytes after its end (expected: none)");
  }

  @Test
  void text_longerThanTheFileOrTheLimit_refused() {
    assertRefused(
        legacyFile(pickle().op('X').int32(1000).stop()), "pickle: 1000 bytes (expected: at most");
    assertRefused(
        legacyFile(pickle().op('X').int32(-1).stop()),
        "pickle text: 4294967295 (expected: at most");
    assertRefused(
        legacyFile(pickle(4).raw(0x8d).int64(-1).stop()),
        "pickle text: 18446744073709551615 (expected: at most");
  }

  @Test
  void text_notUtf8_refused() {
    assertRefused(
        legacyFile(pickle().op('X').int32(2).raw(0xc3, 0x28).stop()),
        "pickle text: broken bytes (expected: UTF-8)");
  }

  @Test
  void stack_deep_refused() {
    assertRefused(
        legacyFile(pickle().repeat('N', 200_000).stop()),
        "pickle stack: 100000 (expected: fewer than 100000)");
    assertRefused(
        legacyFile(pickle().repeat('(', 200_000).stop()),
        "pickle marks: 100000 (expected: fewer than 100000)");
  }

  @Test
  void stack_underflow_refused() {
    assertRefused(legacyFile(pickle().stop()), "pickle stack: empty (expected: a value)");
    assertRefused(legacyFile(pickle().op('R').stop()), "pickle stack: empty");
    assertRefused(legacyFile(pickle().raw('N', '(', 0x85).stop()), "pickle stack: empty");
    assertRefused(legacyFile(pickle().op('t').stop()), "pickle mark: none (expected: one before)");
    assertRefused(
        legacyFile(pickle().dict().raw('(', 'N', 'u').stop()),
        "pickle SETITEMS: 1 values (expected: keys and values)");
  }

  /** A tuple of a tuple ...: a reader that recurses would overflow its stack. */
  @Test
  void tuple_nestedDeeply_noRecursion() {
    var nested = pickle().op('N').repeat(0x85, 1_000_000);
    assertRefused(legacyFile(nested.stop()), "state dict: tuple (expected: a dict of tensors)");
  }

  /** Each tuple holds the one before twice: hashing the last would take 2^60 steps. */
  @Test
  void tuple_ofSharedTuplesAsKey_refusedAtOnce() {
    var object = pickle().dict().op(')');
    for (int i = 0; i < 60; i++) {
      object.raw('q', 0, 'h', 0, 0x86);
    }
    assertRefused(
        legacyFile(object.op('N').set().stop()),
        "dict key: tuple (expected: text or a whole number)");
  }

  /** One list of pairs, made into a dict again and again. */
  @Test
  void orderedDict_ofOneListManyTimes_refused() {
    var object = pickle().op(']').raw('q', 0).op('(');
    for (int i = 0; i < 10_000; i++) {
      object.whole(i).op('N').raw(0x86);
    }
    object.op('e').global("collections", "OrderedDict").raw('q', 1);
    for (int i = 0; i < 4; i++) {
      object.raw('h', 1, 'h', 0, 0x85, 'R');
    }
    assertRefused(legacyFile(object.stop()), "pickle arguments: 40000 (expected: at most 31");
  }

  @Test
  void opcodes_tooMany_refused() {
    var object = pickle().op('N');
    for (int i = 0; i < 2_100_000; i++) {
      object.raw('q', 0);
    }
    assertRefused(
        legacyFile(new PickleWriter().raw(object.bytes()).raw(object.bytes()).stop()),
        "pickle opcodes: 4000000 (expected: fewer than 4000000)");
  }

  @Test
  void memo_tooMany_refused() {
    var object = pickle().op('N');
    for (int i = 0; i <= 1_000_000; i++) {
      object.op('r').int32(i);
    }
    assertRefused(legacyFile(object.stop()), "pickle memo: 1000001 (expected: at most 1000000)");
  }

  @Test
  void whole_tooLargeForASize_refused() {
    var walk = pickle().dict().text("w").global("torch._utils", "_rebuild_tensor").op('(');
    walk.storage("s", 4).raw(0x8a, 9).raw(0, 0, 0, 0, 0, 0, 0, 0, 1).sizes(1).sizes(1);
    assertRefused(
        legacyFile(walk.raw('t', 'R').set().stop()),
        "tensor offset: 18446744073709551616 (expected: 0 to 2^63-1)");
  }
}
