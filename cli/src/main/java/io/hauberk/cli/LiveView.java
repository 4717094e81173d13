package io.hauberk.cli;

import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.log.LogTail;
import io.hauberk.detect.log.LogWatch;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Follows a log in the terminal: rates every other second, alerts as they come. */
final class LiveView {

  private static final Duration BETWEEN_READS = Duration.ofMillis(200);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);

  private final PrintWriter err;
  private final LogWatch watch;
  private final AlertOptions.Outlet outlet;
  private long linesBefore;
  private long shownAt = System.nanoTime();
  private int told;

  LiveView(PrintWriter err, LogWatch watch, AlertOptions.Outlet outlet) {
    this.err = err;
    this.watch = watch;
    this.outlet = outlet;
  }

  /** Until the time is over or the thread is interrupted. */
  void follow(Path file, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    try (var tail = new LogTail(file)) {
      do {
        tail.poll(line -> watch.observe(line).ifPresent(outlet::offer));
        tell(outlet.alerts());
        if (System.nanoTime() - shownAt >= BETWEEN_LINES.toNanos()) {
          rates(tail);
        }
        Thread.sleep(BETWEEN_READS.toMillis());
      } while (System.nanoTime() < end);
      rates(tail);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(List<Alert> alerts) {
    for (; told < alerts.size(); told++) {
      var alert = alerts.get(told);
      err.println(
          "ALERT "
              + alert.severity()
              + " "
              + printable(alert.principal())
              + " "
              + printable(alert.title()));
    }
  }

  /** What a log says must not steer a terminal. */
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  private void rates(LogTail tail) {
    long lines = watch.miner().lines();
    double seconds = Math.max(1e-9, (System.nanoTime() - shownAt) / 1e9);
    err.printf(
        Locale.ROOT,
        "%,d lines, %,.0f a second, %d alerts, %d rotations, %d truncations%n",
        lines,
        (lines - linesBefore) / seconds,
        outlet.alerts().size(),
        tail.rotations(),
        tail.truncations());
    err.flush();
    linesBefore = lines;
    shownAt = System.nanoTime();
  }
}
