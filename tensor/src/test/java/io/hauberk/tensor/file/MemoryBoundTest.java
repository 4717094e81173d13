package io.hauberk.tensor.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.hauberk.core.ModelFormatException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/**
 * What reading allocates, garbage included, is a small multiple of the file, whatever the file
 * says. The JVM counts the bytes exactly, so the bounds do not depend on the machine.
 */
class MemoryBoundTest {

  private static final long SLACK_BYTES = 4 << 20;

  private static long allocatedBy(Runnable work) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    work.run();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static void assertBounded(byte[] file, int factor, Runnable work) {
    long allocated = allocatedBy(work);
    assertThat(allocated)
        .as("bytes for a file of %d, %.1f times", file.length, (double) allocated / file.length)
        .isLessThan(factor * (long) file.length + SLACK_BYTES);
  }

  private static void assertRefusedWithin(byte[] file, int factor, String message) {
    assertBounded(
        file,
        factor,
        () ->
            assertThatThrownBy(() -> LegacyTorch.read(PickleWriter.input(file)))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith(message));
  }

  private static byte[] safeTensors(String header) {
    var bytes = header.getBytes(StandardCharsets.UTF_8);
    return new PickleWriter().int64(bytes.length).raw(bytes).bytes();
  }

  private static void assertSafeTensorsRefusedWithin(byte[] file, int factor) {
    assertBounded(
        file,
        factor,
        () ->
            assertThatThrownBy(() -> SafeTensors.read(PickleWriter.input(file)))
                .isInstanceOf(ModelFormatException.class));
  }

  @Test
  void safeTensors_manySmallEntries_bounded() {
    var header = new StringBuilder("{");
    for (int i = 0; i < 50_000; i++) {
      header
          .append('"')
          .append(i)
          .append("\":{\"dtype\":\"U8\",\"shape\":[],\"data_offsets\":[7,8]},");
    }
    assertSafeTensorsRefusedWithin(safeTensors(header.append("\"\":{}}").toString()), 32);
  }

  @Test
  void safeTensors_oneLongName_bounded() {
    assertSafeTensorsRefusedWithin(safeTensors("{\"" + "a".repeat(4_000_000) + "\":{}}"), 16);
    assertSafeTensorsRefusedWithin(
        safeTensors("{\"__metadata__\":{\"a\":\"" + "b".repeat(4_000_000) + "\"},\"w\":{}}"), 16);
  }

  @Test
  void safeTensors_lengthsThatLie_almostNothing() {
    var claims =
        safeTensors(
            "{\"w\":{\"dtype\":\"F64\",\"shape\":[1099511627776],"
                + "\"data_offsets\":[0,8796093022208]}}");
    assertSafeTensorsRefusedWithin(claims, 0);
    assertSafeTensorsRefusedWithin(new PickleWriter().int64(100_000_000).raw('{', '}').bytes(), 0);
  }

  @Test
  void pickle_lengthsThatLie_almostNothing() {
    var claimed = Integer.MAX_VALUE;
    var object = PickleWriter.pickle().dict().text("w").tensor("s", claimed).set().stop();
    var start = new PickleWriter().raw(PickleWriter.legacyFile(object, new String[] {"s"}));
    assertRefusedWithin(start.int64(claimed).bytes(), 0, "storage s: 8589934588 bytes");
    assertRefusedWithin(
        PickleWriter.legacyFile(PickleWriter.pickle().op('X').int32(1 << 20).stop()),
        0,
        "pickle: 1048576 bytes");
  }

  @Test
  void pickle_mostExpensiveInstructions_bounded() {
    var none = PickleWriter.pickle();
    assertRefusedWithin(
        PickleWriter.legacyFile(none.repeat('}', 90_000).stop()), 160, "state dict: no tensors");
    var memo = PickleWriter.pickle().op('N');
    for (int i = 0; i < 500_000; i++) {
      memo.op('r').int32(i);
    }
    assertRefusedWithin(PickleWriter.legacyFile(memo.stop()), 80, "state dict: NONE");
  }

  @Test
  void pickle_oneListCopiedAgainAndAgain_bounded() {
    var object = PickleWriter.pickle().op('(');
    for (int i = 0; i < 20_000; i++) {
      object.op('K').raw(i & 0xff).op('N').raw(0x86);
    }
    object.op('t').raw('q', 0).global("collections", "OrderedDict").raw('q', 1);
    for (int i = 0; i < 10_000; i++) {
      object.raw('h', 1, 'h', 0, 0x85, 'R');
    }
    assertRefusedWithin(PickleWriter.legacyFile(object.stop()), 100, "pickle arguments: ");
  }
}
