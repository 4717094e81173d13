package io.hauberk.trust.policy;

import io.hauberk.core.Checks;
import io.hauberk.core.HauberkException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Has a gate read its file again and again, on a thread of its own. */
public final class PolicyWatch implements AutoCloseable {

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "policy-watch");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Starts.
   *
   * @param every how long after one reading the next begins
   * @param refused is told, on the watch's thread, why the old policy stays in force
   */
  public PolicyWatch(PolicyGate gate, Duration every, Consumer<HauberkException> refused) {
    Checks.positive("every", every.toNanos());
    var unused =
        timer.scheduleWithFixedDelay(
            () -> gate.reload().ifPresent(refused), 0, every.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
