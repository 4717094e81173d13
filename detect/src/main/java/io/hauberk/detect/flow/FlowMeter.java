package io.hauberk.detect.flow;

import io.hauberk.detect.packet.Capture;
import io.hauberk.detect.packet.Decoded;
import io.hauberk.detect.packet.Frame;
import io.hauberk.detect.packet.Packet;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Makes flows of captures, and counts what became of every frame. */
public final class FlowMeter {

  private final FlowTable table;
  private final Frame frame = new Frame();
  private final Packet packet = new Packet();
  private final long[] decoded = new long[Decoded.values().length];

  /**
   * @param sink is given every flow once, when it has ended
   */
  public FlowMeter(FlowLimits limits, Consumer<Flow> sink) {
    table = new FlowTable(limits, sink);
  }

  /** Reads a capture to its end, and ends its flows. */
  public void read(Capture capture) {
    read(capture, Long.MAX_VALUE);
  }

  /** Reads at most so many frames of a capture, and ends its flows. */
  public void read(Capture capture, long most) {
    for (long count = 0; count < most && capture.next(frame); count++) {
      observe(frame);
    }
    table.finish();
  }

  /** Takes one frame; later fragments are counted, and belong to no flow. */
  public Decoded observe(Frame next) {
    var result = packet.decode(next);
    decoded[result.place()]++;
    if (result == Decoded.PACKET) {
      table.observe(packet);
    }
    return result;
  }

  public FlowTable.Tally tally() {
    return table.tally();
  }

  /** Frames by what became of them. */
  public Map<Decoded, Long> frames() {
    var frames = new EnumMap<Decoded, Long>(Decoded.class);
    for (var result : Decoded.values()) {
      frames.put(result, decoded[result.place()]);
    }
    return frames;
  }
}
