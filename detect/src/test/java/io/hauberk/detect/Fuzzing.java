package io.hauberk.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.core.HauberkException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** What every reader owes to any bytes: an answer or one line of refusal, soon. */
public final class Fuzzing {
  private Fuzzing() {}

  /** Of the processor's time, so that a busy machine is no finding. */
  private static final Duration MOST = Duration.ofSeconds(5);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Anything but success and a {@link HauberkException} is a finding. */
  public static void assertAnswers(Runnable reader) {
    long start = THREADS.getCurrentThreadCpuTime();
    try {
      reader.run();
    } catch (HauberkException e) {
      assertThat(e.getMessage()).contains(" (expected: ").doesNotContain("\n");
    }
    assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start)).isLessThan(MOST);
  }
}
