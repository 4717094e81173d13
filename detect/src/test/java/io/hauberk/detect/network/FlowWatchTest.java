package io.hauberk.detect.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.Randomness;
import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.flow.FlowRecord;
import io.hauberk.detect.flow.TcpState;
import io.hauberk.detect.packet.Address;
import io.hauberk.detect.packet.Packet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowWatchTest {

  private static final String HOST = "10.0.0.2";
  private static final String OUT = "8.8.4.4";

  private final List<Alert> alerts = new ArrayList<>();
  private final FlowWatch watch = new FlowWatch(FlowWatch.standard(), alerts::add);

  /** Bytes there and back; none back is no answer. */
  private static FlowRecord flow(String to, int port, double second, long... bytes) {
    long sent = bytes[0];
    long back = bytes[1];
    long nanos = (long) ((1_700_000_000 + second) * 1e9);
    return new FlowRecord(
        Packet.TCP,
        Address.parse("10.0.0.9").orElseThrow(),
        40_000,
        Address.parse(to).orElseThrow(),
        port,
        nanos,
        nanos + 1_000_000,
        new FlowRecord.Side(4, sent, 2),
        back == 0 ? FlowRecord.Side.NONE : new FlowRecord.Side(4, back, 0x12),
        back == 0 ? TcpState.ATTEMPTED : TcpState.OPEN);
  }

  private List<String> detectors() {
    return alerts.stream().map(Alert::detector).distinct().toList();
  }

  @Test
  void scan_manyPorts_oneAlert() {
    for (int port = 1; port <= 200; port++) {
      watch.accept(flow(HOST, port, port * 0.1, 60, 0));
    }
    assertThat(alerts)
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.detector()).isEqualTo("port-scan");
              assertThat(alert.title()).isEqualTo("One source tries the ports of a host");
              assertThat(alert.principal()).isEqualTo("10.0.0.9");
              assertThat(alert.responses()).hasSize(1);
            });
  }

  @Test
  void scan_manyHosts_alert() {
    for (int host = 1; host <= 20; host++) {
      watch.accept(flow("10.0.1." + host, 22, host, 60, 0));
    }
    assertThat(alerts)
        .singleElement()
        .satisfies(alert -> assertThat(alert.title()).contains("many hosts"));
  }

  @Test
  void scan_refusals_countAsNoAnswer() {
    for (int port = 1; port <= 20; port++) {
      var refused = flow(HOST, port, port, 60, 40);
      watch.accept(
          new FlowRecord(
              refused.protocol(),
              refused.initiator(),
              refused.initiatorPort(),
              refused.responder(),
              refused.responderPort(),
              refused.firstNanos(),
              refused.lastNanos(),
              refused.sent(),
              refused.answered(),
              TcpState.REFUSED));
    }
    assertThat(detectors()).containsExactly("port-scan");
  }

  /** A server that is gone, asked again and again; many that answer; few failures over long. */
  @Test
  void scan_ordinaryClients_silent() {
    for (int i = 0; i < 500; i++) {
      watch.accept(flow(HOST, 8080, i * 0.3, 60, 0));
      watch.accept(flow("192.0.2." + i % 200, 443, i * 0.3, 2000, 90_000));
    }
    for (int i = 0; i < 100; i++) {
      watch.accept(flow(HOST, 5000 + i, 1000 + 20.0 * i, 60, 0));
    }
    assertThat(alerts).isEmpty();
  }

  @Test
  void guessing_shortLogins_alert() {
    for (int i = 0; i < 40; i++) {
      watch.accept(flow(HOST, 22, 2 * i + Math.sqrt(i), 1500, 1800));
    }
    assertThat(detectors()).containsExactly("login-guessing");
    assertThat(alerts).hasSize(1);
  }

  @Test
  void guessing_longSessionsOrOtherPorts_silent() {
    for (int i = 0; i < 100; i++) {
      watch.accept(flow(HOST, 22, i, 30_000, 90_000));
      watch.accept(flow(HOST, 443, i, 1500, 1800));
    }
    assertThat(alerts).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "8.8.4.4, 443, 30000000, 100000, true",
    "8.8.4.4, 443, 30000000, 9000000, false",
    "10.0.0.2, 443, 30000000, 100000, false",
    "8.8.4.4, 443, 1000000, 1000, false",
    "8.8.4.4, 53, 300000, 50000, true",
    "8.8.4.4, 53, 30000, 50000, false"
  })
  void exfiltration_bytesThereAndBack_asDefined(ArgumentsAccessor row) {
    long sent = row.getLong(2);
    long back = row.getLong(3);
    for (int i = 0; i < 4; i++) {
      watch.accept(flow(row.getString(0), row.getInteger(1), i * 700 + i * i * 100, sent, back));
    }
    assertThat(detectors()).isEqualTo(row.getBoolean(4) ? List.of("exfiltration") : List.of());
  }

  @Test
  void exfiltration_slowly_silentAndSumsForget() {
    var detector = new Exfiltration(Exfiltration.DEFAULT_BYTES, Exfiltration.DEFAULT_WINDOW);
    for (int i = 0; i < 100; i++) {
      var flow = flow(OUT, 443, i * 4000.0, 60_000_000, 1000);
      assertThat(detector.observe(flow, i * 4_000_000L)).isEmpty();
    }
  }

  @Test
  void exfiltration_absurdBytes_noOverflow() {
    for (int i = 0; i < 20; i++) {
      watch.accept(flow(OUT, 443, i, Long.MAX_VALUE, 1));
    }
    assertThat(detectors()).containsExactly("exfiltration");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.2})
  void beaconing_jitter_alert(double jitter) {
    var random = new Randomness(5).stream(0, 0);
    double second = 0;
    for (int i = 0; i < 60; i++) {
      second += 60 * (1 + jitter * (2 * random.nextDouble() - 1));
      watch.accept(flow(OUT, 443, second, 900, 1200));
    }
    assertThat(detectors()).containsExactly("beaconing");
    assertThat(alerts).hasSize(1);
  }

  /** Gaps of people: exponential. False alarms of all 200 lines of 100 calls are counted. */
  @Test
  void beaconing_randomCalls_silent() {
    var random = new Randomness(6).stream(0, 0);
    for (int line = 0; line < 200; line++) {
      double second = line;
      for (int i = 0; i < 100; i++) {
        second += -60 * Math.log(1 - random.nextDouble());
        watch.accept(flow("198.51.100." + line, 443, second, 900, 1200));
      }
    }
    assertThat(alerts).isEmpty();
  }

  @Test
  void watch_rotatingSources_boundedAndCounted() {
    for (int i = 0; i < Recent.MOST + 500; i++) {
      var one = flow(OUT, 443, i * 0.001, 100, 100);
      watch.accept(
          new FlowRecord(
              one.protocol(),
              Address.ofIpv4(0x0a000000 + i),
              1,
              one.responder(),
              443,
              one.firstNanos(),
              one.lastNanos(),
              one.sent(),
              one.answered(),
              one.state()));
    }
    assertThat(watch.forgotten()).isEqualTo(3 * 500);
    assertThat(alerts).isEmpty();
  }

  @Test
  void detectors_badLimits_refused() {
    assertThatThrownBy(() -> new PortScan(1, Duration.ofMinutes(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LoginGuessing(20, Duration.ZERO, Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Exfiltration(0, Duration.ofHours(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Beaconing(10, 2)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3, true, false",
    "172.31.0.1, true, false",
    "172.32.0.1, false, true",
    "192.168.7.7, true, false",
    "100.64.0.1, true, false",
    "169.254.1.1, true, false",
    "8.8.8.8, false, true",
    "224.0.0.251, false, false",
    "255.255.255.255, false, false",
    "fe80::1, true, false",
    "fd00::1, true, false",
    "ff02::1, false, false",
    "::1, true, false",
    "2001:db8::1, false, true"
  })
  void address_scope_known(String text, boolean isPrivate, boolean isPublic) {
    var address = Address.parse(text).orElseThrow();
    assertThat(address.isPrivate()).isEqualTo(isPrivate);
    assertThat(address.isPublic()).isEqualTo(isPublic);
  }
}
