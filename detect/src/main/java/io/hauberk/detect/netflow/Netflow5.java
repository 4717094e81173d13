package io.hauberk.detect.netflow;

import io.hauberk.detect.flow.FlowRecord;
import java.util.List;
import java.util.function.Consumer;

/** Messages of NetFlow 5: one layout, here as a template of the same elements. */
final class Netflow5 {
  private Netflow5() {}

  /** Elements and lengths; 0 is passed over. */
  private static final int[][] LAYOUT = {
    {8, 4}, {12, 4}, {0, 4}, {0, 4}, {2, 4}, {1, 4}, {22, 4}, {21, 4}, {7, 2}, {11, 2}, {0, 1},
    {6, 1}, {4, 1}, {0, 9}
  };

  private static final List<Template.Field> FIELDS =
      List.of(LAYOUT).stream().map(field -> new Template.Field(field[0], 0, field[1])).toList();

  /** Reads what follows the version; tells how many records there were. */
  static int read(Bounds part, Consumer<FlowRecord> sink) {
    int count = part.u16();
    long uptime = part.u32();
    long seconds = part.u32();
    part.skip(12);
    for (int i = 0; i < count; i++) {
      var flow = new Exported(seconds * 1000 - uptime, seconds);
      for (var field : FIELDS) {
        flow.take(field, part.part(field.length()));
      }
      flow.flow().ifPresent(sink);
    }
    return count;
  }
}
