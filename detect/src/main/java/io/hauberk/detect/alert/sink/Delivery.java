package io.hauberk.detect.alert.sink;

import io.hauberk.core.HauberkException;
import io.hauberk.detect.alert.Alert;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands alerts to a sink from a thread of its own, so that a sink that is slow or down holds up
 * nobody: each alert is tried {@value #ATTEMPTS} times with growing pauses, then counted as lost;
 * when {@value #ROOM} wait, the next is counted as lost at once. May be called by several threads.
 */
public final class Delivery implements AutoCloseable {

  private static final int ROOM = 1024;
  private static final int ATTEMPTS = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  private final AlertSink sink;
  private final BlockingQueue<Alert> waiting = new ArrayBlockingQueue<>(ROOM);
  private final AtomicLong delivered = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private final AtomicLong open = new AtomicLong();
  private final Thread worker;
  private volatile boolean closing;
  private volatile String lastFailure = "";

  public Delivery(AlertSink sink) {
    this.sink = sink;
    worker = new Thread(this::work, "hauberk-alerts");
    worker.setDaemon(true);
    worker.start();
  }

  /** Takes the alert in and returns at once. */
  public void offer(Alert alert) {
    open.incrementAndGet();
    if (!waiting.offer(alert)) {
      open.decrementAndGet();
      lost.incrementAndGet();
    }
  }

  private void work() {
    try {
      while (!closing || !waiting.isEmpty()) {
        var alert = waiting.poll(50, TimeUnit.MILLISECONDS);
        if (alert != null) {
          deliver(alert);
          open.decrementAndGet();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(Alert alert) throws InterruptedException {
    long pause = FIRST_PAUSE.toMillis();
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (tried(alert)) {
        delivered.incrementAndGet();
        return;
      }
      if (attempt < ATTEMPTS) {
        Thread.sleep(pause);
      }
      pause *= 4;
    }
    lost.incrementAndGet();
  }

  private boolean tried(Alert alert) {
    try {
      sink.send(alert);
      return true;
    } catch (HauberkException | IllegalStateException | IllegalArgumentException e) {
      lastFailure = String.valueOf(e.getMessage());
      return false;
    }
  }

  /** Alerts that the sink took. */
  public long delivered() {
    return delivered.get();
  }

  /** Alerts that it did not. */
  public long lost() {
    return lost.get();
  }

  /** Why the last attempt failed that did; empty if none. */
  public String lastFailure() {
    return lastFailure;
  }

  /** Waits up to a time for what is on its way; what is left then is counted as lost. */
  public void close(Duration patience) {
    closing = true;
    try {
      worker.join(Math.max(1, patience.toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (worker.isAlive()) {
      worker.interrupt();
      lost.addAndGet(open.getAndSet(0));
    }
  }

  /** With ten seconds of patience. */
  @Override
  public void close() {
    close(Duration.ofSeconds(10));
  }
}
