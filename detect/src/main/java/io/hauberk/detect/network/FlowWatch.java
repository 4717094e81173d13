package io.hauberk.detect.network;

import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.alert.EventClock;
import io.hauberk.detect.flow.FlowRecord;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Shows flows, as they end, to detectors. Not for several threads. */
public final class FlowWatch implements Consumer<FlowRecord> {

  private final List<FlowDetector> detectors;
  private final Consumer<Alert> sink;
  private final EventClock clock = new EventClock();

  public FlowWatch(List<FlowDetector> detectors, Consumer<Alert> sink) {
    this.detectors = List.copyOf(detectors);
    this.sink = sink;
  }

  /** All detectors with their default limits. */
  public static List<FlowDetector> standard() {
    return List.of(
        new PortScan(PortScan.DEFAULT_SERVICES, PortScan.DEFAULT_WINDOW),
        new LoginGuessing(
            LoginGuessing.DEFAULT_CONNECTIONS,
            LoginGuessing.DEFAULT_WINDOW,
            LoginGuessing.DEFAULT_PORTS),
        new Exfiltration(Exfiltration.DEFAULT_BYTES, Exfiltration.DEFAULT_WINDOW),
        new Beaconing(Beaconing.DEFAULT_INTERVALS, Beaconing.DEFAULT_DEVIATION));
  }

  @Override
  public void accept(FlowRecord flow) {
    long now = clock.advance(Instant.ofEpochSecond(0, flow.lastNanos())).toMillis();
    for (var detector : detectors) {
      detector.observe(flow, now).ifPresent(sink);
    }
  }

  /** What the detectors gave up for room. */
  public long forgotten() {
    return detectors.stream().mapToLong(FlowDetector::forgotten).sum();
  }
}
