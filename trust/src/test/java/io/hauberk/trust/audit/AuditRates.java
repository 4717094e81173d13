package io.hauberk.trust.audit;

import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Durable events a second, time from answer to a signed checkpoint that covers it, and time to
 * verify the whole. Arguments: an empty folder and how many events.
 */
final class AuditRates {

  private static final int PROBE_EVERY = 20_000;

  private AuditRates() {}

  /** The answer to the event last appended; the first waits for nothing. */
  private static final class Newest {
    private volatile CompletableFuture<Long> answer = CompletableFuture.completedFuture(-1L);
  }

  public static void main(String[] args) {
    var folder = Path.of(args[0]);
    long events = Long.parseLong(args[1]);
    var key = NoteSigner.generate("rates.example/log", Randomness.secure());
    try (var log = AuditLog.create(folder, key)) {
      append(log, events);
    }
    long start = System.nanoTime();
    var verdict = new LogVerifier(key.verifier(), Optional.empty()).verify(folder, Progress.none());
    double seconds = (System.nanoTime() - start) * 1e-9;
    System.out.printf(
        Locale.ROOT,
        "verified %d entries, intact %s, %.1f s, %.0f a second%n",
        verdict.entries(),
        verdict.intact(),
        seconds,
        verdict.entries() / seconds);
  }

  private static void append(AuditLog log, long events) {
    var last = new Newest();
    var waits = new long[(int) (events / PROBE_EVERY)];
    var prober = new Thread(() -> probe(log, last, waits));
    prober.setDaemon(true);
    prober.start();
    long start = System.nanoTime();
    for (long i = 0; i < events; i++) {
      last.answer = log.append(event(i));
    }
    last.answer.join();
    double seconds = (System.nanoTime() - start) * 1e-9;
    prober.interrupt();
    System.out.printf(
        Locale.ROOT,
        "%d events durable in %.1f s, %.0f a second; the process took %.1f s of the processors%n",
        events,
        seconds,
        events / seconds,
        ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis() * 1e-3);
    var measured = Arrays.stream(waits).filter(wait -> wait > 0).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "answer to checkpoint, %d probes: median %.1f ms, 99 %% %.1f ms, longest %.1f ms%n",
        measured.length,
        measured[measured.length / 2] * 1e-6,
        measured[measured.length * 99 / 100] * 1e-6,
        measured[measured.length - 1] * 1e-6);
  }

  /** How long after the answer to the newest event a checkpoint covers it, again and again. */
  private static void probe(AuditLog log, Newest last, long[] waits) {
    try {
      for (int i = 0; i < waits.length; i++) {
        long index = last.answer.join();
        while (index < 0) {
          Thread.sleep(1);
          index = last.answer.join();
        }
        long answered = System.nanoTime();
        while (log.checkpoint().size() <= index) {
          Thread.sleep(0, 200_000);
        }
        waits[i] = System.nanoTime() - answered;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] event(long i) {
    return new AuditEvent(
            Instant.ofEpochMilli(1_800_000_000_000L + i),
            "alice",
            AuditEvent.Activity.READ,
            "model.predict",
            "model:fraud/3",
            AuditEvent.Outcome.SUCCESS,
            Map.of("request", Long.toString(i)))
        .json();
  }
}
