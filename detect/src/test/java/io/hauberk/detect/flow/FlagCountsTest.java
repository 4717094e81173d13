package io.hauberk.detect.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.core.Randomness;
import io.hauberk.detect.packet.TcpFlag;
import org.junit.jupiter.api.Test;

/** Counts of flags, beyond what a byte holds. */
class FlagCountsTest {

  @Test
  void count_manyPackets_asOneByOne() {
    var random = new Randomness(8).stream(0, 0);
    var counts = new FlagCounts();
    var slow = new int[TcpFlag.values().length];
    for (int i = 0; i < 3000; i++) {
      int bits = random.nextInt(256) | TcpFlag.ACK.bit();
      counts.add(bits | 0x100);
      for (var flag : TcpFlag.values()) {
        slow[flag.place()] += (bits & flag.bit()) == 0 ? 0 : 1;
      }
      if (i % 100 == 0 || i >= 2999) {
        for (var flag : TcpFlag.values()) {
          assertThat(counts.count(flag)).as("%s of %d", flag, i).isEqualTo(slow[flag.place()]);
        }
      }
    }
  }
}
