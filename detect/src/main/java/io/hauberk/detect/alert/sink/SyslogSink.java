package io.hauberk.detect.alert.sink;

import io.hauberk.core.Checks;
import io.hauberk.core.StorageException;
import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.alert.AlertFormat;
import io.hauberk.report.Severity;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;

/**
 * Sends each alert as one RFC 5424 message over UDP (RFC 5426), facility authpriv. UDP tells nobody
 * of loss, and a message above the datagram limit is cut: where that matters use a file or a
 * webhook.
 */
public record SyslogSink(String host, int port, AlertFormat format) implements AlertSink {

  /** authpriv (RFC 5424, table 1). */
  private static final int FACILITY = 10;

  /** A datagram over IPv6 without jumbograms holds so much. */
  private static final int MAX_BYTES = 65_000;

  public SyslogSink {
    Checks.argument(!host.isBlank(), "syslog.host", host, "a host name or address");
    Checks.inRange("syslog.port", port, 1, 65_535);
  }

  @Override
  public void send(Alert alert) {
    var bytes = message(alert).getBytes(StandardCharsets.UTF_8);
    var address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new StorageException("syslog.host", host, "a host that is known");
    }
    try (var socket = new DatagramSocket()) {
      socket.send(new DatagramPacket(bytes, Math.min(bytes.length, MAX_BYTES), address));
    } catch (IOException e) {
      throw new StorageException("syslog", host + ":" + port, "a host that can be reached", e);
    }
  }

  private String message(Alert alert) {
    return "<"
        + (8 * FACILITY + level(alert.severity()))
        + ">1 "
        + alert.time().truncatedTo(ChronoUnit.MILLIS)
        + " - hauberk - "
        + alert.detector().replaceAll("[^!-~]", "_")
        + " - "
        + format.write(alert);
  }

  /** RFC 5424, table 2. */
  private static int level(Severity severity) {
    return switch (severity) {
      case CRITICAL -> 2;
      case HIGH -> 3;
      case MEDIUM -> 4;
      case LOW -> 5;
      case INFO -> 6;
    };
  }
}
