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
import java.util.Set;

/**
 * One source that opens many short connections to the login service of one host: guessing, as far
 * as it shows without reading what is said. Where there are logs, {@link
 * io.hauberk.detect.log.BruteForce} sees refusals themselves. Evaded by slow guessing, by many
 * guesses in one connection, and by services on other ports.
 */
public final class LoginGuessing implements FlowDetector {

  /** No person logs in twenty times in five minutes. */
  public static final int DEFAULT_CONNECTIONS = 20;

  public static final Duration DEFAULT_WINDOW = Duration.ofMinutes(5);

  /** FTP, SSH, Telnet, SMTP, POP, IMAP, LDAP, SMB, databases, remote desktops. */
  public static final Set<Integer> DEFAULT_PORTS =
      Set.of(21, 22, 23, 110, 143, 389, 445, 465, 587, 993, 995, 1433, 3306, 3389, 5432, 5900);

  /** A session that was let in does more. */
  private static final long MOST_BYTES = 20_000;

  private static final double MOST_SECONDS = 30;

  private record Pair(Address source, Address host, int port) {}

  private final class Attempts {
    private final Distinct<Long> openings = new Distinct<>(connections, window.toMillis());
    private final Latch latch = new Latch(window.toMillis());
  }

  private final int connections;
  private final Duration window;
  private final Set<Integer> ports;
  private final Recent<Pair, Attempts> pairs = new Recent<>();
  private long flows;

  /**
   * @param connections within the window, at most 1000
   */
  public LoginGuessing(int connections, Duration window, Set<Integer> ports) {
    Checks.inRange("connections", connections, 2, 1000);
    Checks.argument(!window.isNegative() && !window.isZero(), "window", window, "> 0");
    this.connections = connections;
    this.window = window;
    this.ports = Set.copyOf(ports);
  }

  @Override
  public Optional<Alert> observe(FlowRecord flow, long now) {
    boolean isLogin =
        flow.protocol() == Packet.TCP && ports.contains(flow.responderPort()) && flow.isAnswered();
    long bytes = flow.sent().bytes() + flow.answered().bytes();
    if (!isLogin || bytes > MOST_BYTES || flow.seconds() > MOST_SECONDS) {
      return Optional.empty();
    }
    var pair = new Pair(flow.initiator(), flow.responder(), flow.responderPort());
    var attempts = pairs.get(pair, Attempts::new);
    attempts.openings.add(flows++, now);
    int count = attempts.openings.count(now);
    return attempts.latch.tells(count >= connections, now)
        ? Optional.of(alert(pair, flow, count))
        : Optional.empty();
  }

  private Alert alert(Pair pair, FlowRecord flow, int count) {
    var who = pair.source().toString();
    return Alert.builder(
            "login-guessing",
            "Many short connections to a login service",
            Instant.ofEpochSecond(0, flow.lastNanos()))
        .principal(who)
        .score(count, connections)
        .severity(Severity.HIGH)
        .evidence(
            List.of(count + " connections within " + window, pair.host() + " port " + pair.port()))
        .techniques(Technique.BRUTE_FORCE, Technique.PASSWORD_GUESSING)
        .responses(new Response.Block(who, window))
        .build();
  }

  @Override
  public long forgotten() {
    return pairs.forgotten();
  }
}
