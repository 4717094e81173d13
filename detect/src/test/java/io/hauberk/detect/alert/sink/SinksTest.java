package io.hauberk.detect.alert.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.hauberk.core.StorageException;
import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.alert.AlertFormat;
import io.hauberk.detect.alert.Response;
import io.hauberk.report.Severity;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinksTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir Path folder;

  private static Alert alert(String principal, Instant time) {
    return Alert.builder("brute-force", "Refused logins", time)
        .principal(principal)
        .severity(Severity.HIGH)
        .responses(new Response.Reauthenticate(principal))
        .build();
  }

  @Test
  void file_alerts_areLines() throws IOException {
    var file = folder.resolve("alerts");
    var sink = new FileSink(file, AlertFormat.CEF);
    sink.send(alert("a", NOON));
    Files.delete(file); // rotated away
    sink.send(alert("b", NOON));
    assertThat(Files.readAllLines(file)).singleElement().asString().startsWith("CEF:0|");
  }

  @Test
  void syslog_alert_isRfc5424() throws IOException {
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      socket.setSoTimeout(5000);
      new SyslogSink("127.0.0.1", socket.getLocalPort(), AlertFormat.OCSF).send(alert("a", NOON));
      var packet = new DatagramPacket(new byte[65_535], 65_535);
      socket.receive(packet);
      var text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
      assertThat(text).startsWith("<83>1 2026-11-21T12:00:00Z - hauberk - brute-force - {");
    }
  }

  @Test
  void webhook_alert_isPostedAndRefusalIsAFailure() throws IOException {
    var body = new AtomicReference<>("");
    var status = new AtomicInteger(204);
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/hook",
        exchange -> {
          body.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(status.get(), -1);
          exchange.close();
        });
    server.start();
    try {
      var address =
          URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook?token=geheim");
      var sink = new WebhookSink(address, AlertFormat.ECS);
      sink.send(alert("a", NOON));
      assertThat(body.get()).contains("\"kind\":\"alert\"");
      status.set(500);
      assertThatThrownBy(() -> sink.send(alert("a", NOON)))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("500")
          .hasMessageNotContaining("geheim");
      assertThat(sink.toString()).doesNotContain("geheim");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void webhook_otherScheme_isRefused() {
    assertThatThrownBy(() -> new WebhookSink(URI.create("file:///etc/passwd"), AlertFormat.OCSF))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void responding_alert_callsTheHook() {
    var seen = new ArrayList<Response>();
    AlertSink.responding((response, cause) -> seen.add(response)).send(alert("eve", NOON));
    assertThat(seen).containsExactly(new Response.Reauthenticate("eve"));
  }

  @Test
  void delivery_sinkDown_watchGoesOnAndLossIsCounted() {
    var tries = new AtomicInteger();
    var delivery =
        new Delivery(
            alert -> {
              tries.incrementAndGet();
              throw new StorageException("sink", "down", "up");
            });
    long start = System.nanoTime();
    for (int i = 0; i < 5000; i++) {
      delivery.offer(alert("a" + i, NOON));
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    delivery.close(Duration.ofMillis(700));
    assertThat(tries.get()).isPositive();
    assertThat(delivery.delivered()).isZero();
    assertThat(delivery.lost()).isGreaterThanOrEqualTo(4990);
    assertThat(delivery.lastFailure()).isEqualTo("sink: down (expected: up)");
  }

  @Test
  void delivery_sinkBackAfterAFailure_getsTheAlert() {
    var tries = new AtomicInteger();
    var delivery =
        new Delivery(
            alert -> {
              if (tries.incrementAndGet() == 1) {
                throw new StorageException("sink", "down", "up");
              }
            });
    delivery.offer(alert("a", NOON));
    delivery.close();
    assertThat(delivery.delivered()).isEqualTo(1);
    assertThat(delivery.lost()).isZero();
  }

  @Test
  void gate_sameMatterWithinTheWindow_passesOnce() {
    var gate = new AlertGate(Duration.ofMinutes(10), Severity.INFO, List.of());
    assertThat(gate.admits(alert("a", NOON))).isTrue();
    assertThat(gate.admits(alert("a", NOON.plusSeconds(60)))).isFalse();
    assertThat(gate.admits(alert("a", NOON.minusSeconds(999)))).isFalse();
    assertThat(gate.admits(alert("b", NOON.plusSeconds(60)))).isTrue();
    assertThat(gate.admits(alert("a", NOON.plusSeconds(600)))).isTrue();
    assertThat(gate.repeated()).isEqualTo(2);
  }

  @Test
  void gate_suppressedOrMild_isCounted() {
    var rule = new Suppression("*", "scanner", NOON.plusSeconds(3600));
    var gate = new AlertGate(Duration.ZERO, Severity.HIGH, List.of(rule));
    assertThat(gate.admits(alert("scanner", NOON))).isFalse();
    assertThat(gate.admits(alert("scanner", NOON.plusSeconds(3600)))).isTrue();
    assertThat(gate.admits(Alert.builder("d", "t", NOON).build())).isFalse();
    assertThat(gate.suppressed()).isEqualTo(2);
  }

  @Test
  void suppression_ofEverything_isRefused() {
    assertThatThrownBy(() -> new Suppression("*", "*", NOON))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
