package io.hauberk.detect.network;

import io.hauberk.core.Checks;
import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.alert.Response;
import io.hauberk.detect.alert.Technique;
import io.hauberk.detect.flow.FlowRecord;
import io.hauberk.detect.packet.Address;
import io.hauberk.detect.packet.Packet;
import io.hauberk.report.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/**
 * A private address that sends much more to a public one than it gets back; over DNS or ICMP, which
 * carry little, already {@value #TUNNEL_SHARE} times less is much. Evaded by sending slower, to
 * many places, or through a place that is inside. Backups to public places look the same.
 */
public final class Exfiltration implements FlowDetector {

  /** 100 MB an hour to one place. */
  public static final long DEFAULT_BYTES = 100_000_000;

  public static final Duration DEFAULT_WINDOW = Duration.ofHours(1);

  static final int TUNNEL_SHARE = 100;
  private static final int LEAST_RATIO = 4;
  private static final int DNS = 53;

  /** Steps of the window; what is older than it goes a step at a time. */
  private static final int STEPS = 12;

  private record Path(Address source, Address target, boolean isTunnel) {}

  /** Bytes there and back, at a step of time. */
  private record Step(long number, long sent, long answered) {}

  private final class Sums {
    private final ArrayDeque<Step> steps = new ArrayDeque<>();
    private final Latch latch = new Latch(window.toMillis());
    private long sent;
    private long answered;

    void add(FlowRecord flow, long now) {
      long number = now / Math.max(1, window.toMillis() / STEPS);
      while (!steps.isEmpty() && steps.getFirst().number() <= number - STEPS) {
        var old = steps.removeFirst();
        sent -= old.sent();
        answered -= old.answered();
      }
      long there = Math.min(flow.sent().bytes(), MOST);
      long back = Math.min(flow.answered().bytes(), MOST);
      sent += there;
      answered += back;
      if (!steps.isEmpty() && steps.getLast().number() == number) {
        var last = steps.removeLast();
        there += last.sent();
        back += last.answered();
      }
      steps.addLast(new Step(number, there, back));
    }
  }

  /** A petabyte: sums of records that lie do not overflow. */
  private static final long MOST = 1_000_000_000_000_000L;

  private final long bytes;
  private final Duration window;
  private final Recent<Path, Sums> paths = new Recent<>();

  /**
   * @param bytes to one place within the window
   */
  public Exfiltration(long bytes, Duration window) {
    Checks.positive("bytes", bytes);
    Checks.argument(!window.isNegative() && !window.isZero(), "window", window, "> 0");
    this.bytes = bytes;
    this.window = window;
  }

  @Override
  public Optional<Alert> observe(FlowRecord flow, long now) {
    if (!flow.initiator().isPrivate() || !flow.responder().isPublic()) {
      return Optional.empty();
    }
    var path = new Path(flow.initiator(), flow.responder(), isTunnel(flow));
    var sums = paths.get(path, Sums::new);
    sums.add(flow, now);
    long limit = path.isTunnel() ? Math.max(1, bytes / TUNNEL_SHARE) : bytes;
    boolean reached = sums.sent >= limit && sums.sent / LEAST_RATIO >= sums.answered;
    return sums.latch.tells(reached, now)
        ? Optional.of(alert(flow, sums, limit))
        : Optional.empty();
  }

  private static boolean isTunnel(FlowRecord flow) {
    return flow.responderPort() == DNS
        || flow.protocol() == Packet.ICMP
        || flow.protocol() == Packet.ICMPV6;
  }

  private Alert alert(FlowRecord flow, Sums sums, long limit) {
    var who = flow.initiator().toString();
    return Alert.builder(
            "exfiltration",
            "Much more is sent out than comes back",
            Instant.ofEpochSecond(0, flow.lastNanos()))
        .principal(who)
        .score(sums.sent, limit)
        .severity(Severity.HIGH)
        .evidence(
            List.of(
                sums.sent + " bytes within " + window + ", " + sums.answered + " back",
                "to " + flow.responder() + " port " + flow.responderPort()))
        .techniques(Technique.EXFILTRATION)
        .responses(new Response.Block(who, window))
        .build();
  }

  @Override
  public long forgotten() {
    return paths.forgotten();
  }
}
