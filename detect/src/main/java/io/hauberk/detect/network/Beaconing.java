package io.hauberk.detect.network;

import io.hauberk.core.Checks;
import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.alert.Technique;
import io.hauberk.detect.flow.FlowRecord;
import io.hauberk.detect.packet.Address;
import io.hauberk.report.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Connections of one source to one service at even intervals, with even amounts: four of five of
 * both lie near their medians. Evaded by intervals that vary widely, and by one lasting connection.
 * Clocks, updates and monitoring do the same: NTP is left out, other such services need an
 * exception.
 */
public final class Beaconing implements FlowDetector {

  /** Of calls at random, four of five of sixteen lie near their median once in a million. */
  public static final int DEFAULT_INTERVALS = 16;

  /** Of the median: implants that jitter by a fifth are within it. */
  public static final double DEFAULT_DEVIATION = 0.25;

  private static final double SHARE = 0.8;

  private static final Duration SHORTEST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final int NTP = 123;

  private record Line(Address source, Address host, int port, int protocol) {}

  private static final class Calls {
    private final ArrayDeque<long[]> recent = new ArrayDeque<>();
    private final Latch latch = new Latch(LONGEST.toMillis());
  }

  private final int intervals;
  private final double deviation;
  private final Recent<Line, Calls> lines = new Recent<>();

  /**
   * @param intervals in a row, at most 1000
   * @param deviation of four of five from the median, as a part of it, at most 1
   */
  public Beaconing(int intervals, double deviation) {
    Checks.inRange("intervals", intervals, 4, 1000);
    Checks.inRange("deviation", deviation, 0, 1);
    this.intervals = intervals;
    this.deviation = deviation;
  }

  @Override
  public Optional<Alert> observe(FlowRecord flow, long now) {
    if (flow.responderPort() == NTP || flow.responder().isGroup()) {
      return Optional.empty();
    }
    var line = new Line(flow.initiator(), flow.responder(), flow.responderPort(), flow.protocol());
    var calls = lines.get(line, Calls::new);
    calls.recent.addLast(new long[] {flow.firstNanos(), flow.sent().bytes()});
    if (calls.recent.size() > intervals + 1) {
      calls.recent.removeFirst();
    }
    return calls.recent.size() > intervals ? weigh(calls, flow, now) : Optional.empty();
  }

  private Optional<Alert> weigh(Calls calls, FlowRecord flow, long now) {
    var gaps = gaps(calls);
    double gap = median(gaps);
    var amounts = calls.recent.stream().mapToDouble(call -> call[1]).toArray();
    boolean fits = gap >= SHORTEST.toNanos() && gap <= LONGEST.toNanos();
    boolean even = fits && spread(gaps) <= deviation && spread(amounts) <= deviation;
    return calls.latch.tells(even, now)
        ? Optional.of(alert(flow, gap, spread(gaps)))
        : Optional.empty();
  }

  private static double[] gaps(Calls calls) {
    var times = calls.recent.stream().mapToLong(call -> call[0]).sorted().toArray();
    var gaps = new double[times.length - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = times[i + 1] - times[i];
    }
    return gaps;
  }

  private static double median(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private static double spread(double[] values) {
    double middle = median(values);
    var off = Arrays.stream(values).map(value -> Math.abs(value - middle)).sorted().toArray();
    return off[(int) Math.ceil(SHARE * off.length) - 1] / Math.max(1, middle);
  }

  private Alert alert(FlowRecord flow, double gap, double spread) {
    return Alert.builder(
            "beaconing",
            "Connections at even intervals",
            Instant.ofEpochSecond(0, flow.lastNanos()))
        .principal(flow.initiator().toString())
        .score(1 - spread, 1 - deviation)
        .severity(Severity.MEDIUM)
        .evidence(
            List.of(
                String.format(
                    Locale.ROOT,
                    "every %.1f s, four of five within %.0f %%",
                    gap / 1e9,
                    100 * spread),
                "to " + flow.responder() + " port " + flow.responderPort()))
        .techniques(Technique.APPLICATION_LAYER_PROTOCOL)
        .build();
  }

  @Override
  public long forgotten() {
    return lines.forgotten();
  }
}
