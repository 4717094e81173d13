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
import java.util.List;
import java.util.Optional;

/**
 * One source that is refused or left without an answer by many services, more than answered it:
 * ports of a host, hosts with a port, or both. Evaded by scanning slower, by many sources, and by
 * contacting as many services that answer.
 */
public final class PortScan implements FlowDetector {

  /** Twenty within five minutes: a client that lost its servers knows fewer. */
  public static final int DEFAULT_SERVICES = 20;

  public static final Duration DEFAULT_WINDOW = Duration.ofMinutes(5);

  private record Service(Address host, int port, int protocol) {}

  private final class Source {
    private final Distinct<Service> failed = new Distinct<>(services, window.toMillis());
    private final Distinct<Service> answered = new Distinct<>(services, window.toMillis());
    private final Distinct<Address> hosts = new Distinct<>(services, window.toMillis());
    private final Latch latch = new Latch(window.toMillis());
  }

  private final int services;
  private final Duration window;
  private final Recent<Address, Source> sources = new Recent<>();

  /**
   * @param services that fail within the window, at most 1000
   */
  public PortScan(int services, Duration window) {
    Checks.inRange("services", services, 2, 1000);
    Checks.argument(!window.isNegative() && !window.isZero(), "window", window, "> 0");
    this.services = services;
    this.window = window;
  }

  @Override
  public Optional<Alert> observe(FlowRecord flow, long now) {
    boolean probes = flow.protocol() == Packet.TCP || flow.protocol() == Packet.UDP;
    if (!probes || flow.responder().isGroup()) {
      return Optional.empty();
    }
    var source = sources.get(flow.initiator(), Source::new);
    var service = new Service(flow.responder(), flow.responderPort(), flow.protocol());
    if (flow.isAnswered()) {
      source.answered.add(service, now);
    } else {
      source.failed.add(service, now);
      source.hosts.add(flow.responder(), now);
    }
    int failed = source.failed.count(now);
    boolean reached = failed >= services && failed > source.answered.count(now);
    return source.latch.tells(reached, now)
        ? Optional.of(alert(flow, failed, source.hosts.count(now)))
        : Optional.empty();
  }

  private Alert alert(FlowRecord flow, int failed, int hosts) {
    var who = flow.initiator().toString();
    var title = hosts == 1 ? "One source tries the ports of a host" : "One source tries many hosts";
    return Alert.builder("port-scan", title, Instant.ofEpochSecond(0, flow.lastNanos()))
        .principal(who)
        .score(failed, services)
        .severity(Severity.MEDIUM)
        .evidence(
            List.of(
                failed + " services without an answer within " + window,
                hosts + " hosts, last " + flow.responder() + " port " + flow.responderPort()))
        .techniques(Technique.NETWORK_SERVICE_DISCOVERY)
        .responses(new Response.Block(who, window))
        .build();
  }

  @Override
  public long forgotten() {
    return sources.forgotten();
  }
}
