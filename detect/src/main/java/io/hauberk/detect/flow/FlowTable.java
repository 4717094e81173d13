package io.hauberk.detect.flow;

import io.hauberk.core.Randomness;
import io.hauberk.detect.packet.Packet;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The conversations that are going on. Time is what the packets say, so that a capture gives the
 * same flows whenever it is read. Memory is bounded by {@link FlowLimits#maxFlows()}: when the
 * table is full the flow that would end soonest is ended, which under a flood of openings is one of
 * the flood. Not for several threads.
 */
public final class FlowTable {

  /** A tick of the wheel: 2^28 ns, about a quarter of a second. Ends are exact nevertheless. */
  private static final int TICK_BITS = 28;

  /** Entries that eviction may move because packets came since. */
  private static final int MOST_MOVES = 16;

  private static final int NONE = TimerWheel.NONE;

  private final FlowLimits limits;
  private final Lifetimes lives;
  private final Consumer<Flow> sink;
  private final long secret = Randomness.secure().nextLong();
  private final int[] buckets;
  private final int[] chain;
  private final int[] hashes;
  private final Flow[] flows;
  private final TimerWheel wheel;

  /** Entries between {@link #held} and {@link #used}; each has room for one flow. */
  private final int[] free;

  private final long[] ends = new long[FlowEnd.values().length];
  private int used;
  private int held;
  private int peak;
  private long clock = Long.MIN_VALUE;
  private long packets;

  /**
   * What was counted.
   *
   * @param peak most flows at one time
   * @param ends flows by the reason of their end
   */
  public record Tally(long packets, long flows, int peak, Map<FlowEnd, Long> ends) {

    public long evicted() {
      return ends.getOrDefault(FlowEnd.EVICTED, 0L);
    }
  }

  /**
   * @param sink is given every flow once, when it has ended
   */
  public FlowTable(FlowLimits limits, Consumer<Flow> sink) {
    this.limits = limits;
    this.lives = Lifetimes.of(limits);
    this.sink = sink;
    int size = Integer.highestOneBit(Math.max(16, limits.maxFlows())) << 1;
    buckets = new int[size];
    Arrays.fill(buckets, NONE);
    chain = new int[limits.maxFlows()];
    hashes = new int[limits.maxFlows()];
    free = new int[limits.maxFlows()];
    flows = new Flow[limits.maxFlows()];
    wheel = new TimerWheel(limits.maxFlows());
  }

  /** Counts a packet that was decoded whole. */
  public void observe(Packet packet) {
    packets++;
    advance(packet.nanos());
    boolean reversed = FlowKey.reversed(packet);
    int hash = FlowKey.hash(packet, reversed, secret);
    int entry = find(packet, reversed, hash);
    if (entry == NONE) {
      entry = add(new Flow(packet, reversed), hash);
    } else if (isOver(flows[entry], packet)) {
      var before = flows[entry];
      var reason = before.due(lives);
      end(entry, reason);
      entry =
          add(reason == FlowEnd.ACTIVE ? before.next(packet) : new Flow(packet, reversed), hash);
    }
    if (flows[entry].observe(packet, reversed, lives.linger())) {
      move(entry);
    }
  }

  private boolean isOver(Flow flow, Packet packet) {
    return flow.deadline(lives) <= packet.nanos() || flow.reopenedBy(packet);
  }

  private int find(Packet packet, boolean reversed, int hash) {
    int entry = buckets[bucket(hash)];
    while (entry != NONE
        && (hashes[entry] != hash || !flows[entry].key().matches(packet, reversed))) {
      entry = chain[entry];
    }
    return entry;
  }

  private int bucket(int hash) {
    return hash & buckets.length - 1;
  }

  private int add(Flow flow, int hash) {
    if (held == limits.maxFlows()) {
      evict();
    }
    int entry = held == used ? used++ : free[used - held - 1];
    flows[entry] = flow;
    hashes[entry] = hash;
    chain[entry] = buckets[bucket(hash)];
    buckets[bucket(hash)] = entry;
    wheel.put(entry, tick(flow));
    held++;
    peak = Math.max(peak, held);
    return entry;
  }

  private void end(int entry, FlowEnd reason) {
    var flow = flows[entry];
    wheel.remove(entry);
    unchain(entry);
    free[used - held] = entry;
    held--;
    ends[reason.place()]++;
    flow.end(reason);
    sink.accept(flow);
  }

  private void unchain(int entry) {
    int bucket = bucket(hashes[entry]);
    if (buckets[bucket] == entry) {
      buckets[bucket] = chain[entry];
      return;
    }
    int before = buckets[bucket];
    while (chain[before] != entry) {
      before = chain[before];
    }
    chain[before] = chain[entry];
  }

  /** The first tick at which the flow may be over. */
  private long tick(Flow flow) {
    return (flow.deadline(lives) >> TICK_BITS) + 1;
  }

  private void advance(long nanos) {
    if (nanos <= clock) {
      return;
    }
    clock = nanos;
    long to = nanos >> TICK_BITS;
    long from = wheel.now();
    if (to > from) {
      wheel.moveTo(to);
      for (long tick = Math.max(from, to - TimerWheel.SLOTS) + 1; tick <= to; tick++) {
        sweep(tick);
      }
    }
  }

  private void sweep(long tick) {
    int entry = wheel.first(tick);
    while (entry != NONE) {
      int after = wheel.after(entry);
      if (flows[entry].deadline(lives) <= clock) {
        end(entry, flows[entry].due(lives));
      } else {
        move(entry);
      }
      entry = after;
    }
  }

  private void move(int entry) {
    wheel.remove(entry);
    wheel.put(entry, tick(flows[entry]));
  }

  private void evict() {
    for (int moves = 0; moves < MOST_MOVES; moves++) {
      long tick = wheel.earliest();
      int entry = wheel.first(tick);
      if (tick(flows[entry]) <= tick) {
        break;
      }
      move(entry);
    }
    end(wheel.first(wheel.earliest()), FlowEnd.EVICTED);
  }

  /** Ends all that is going on: the capture is over. The table may be used again. */
  public void finish() {
    while (held > 0) {
      end(wheel.first(wheel.earliest()), FlowEnd.LAST);
    }
    clock = Long.MIN_VALUE;
    wheel.moveTo(0);
  }

  /** Flows that are going on. */
  public int held() {
    return held;
  }

  public Tally tally() {
    var reasons = new EnumMap<FlowEnd, Long>(FlowEnd.class);
    long all = held;
    for (var reason : FlowEnd.values()) {
      reasons.put(reason, ends[reason.place()]);
      all += ends[reason.place()];
    }
    return new Tally(packets, all, peak, reasons);
  }
}
