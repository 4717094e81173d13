package io.hauberk.tensor.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.core.HauberkException;
import io.hauberk.tensor.Tensors;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** What every reader owes to any bytes: an answer or one line of refusal, soon. */
final class Fuzzing {

  /**
   * Of the processor's time, so that a busy machine is no finding; most inputs take a millisecond.
   */
  private static final Duration MOST = Duration.ofSeconds(5);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  static {
    Tensors.of(new float[1], 1).close(); // loading libtorch takes its time once
  }

  private Fuzzing() {}

  /** Anything but success, {@link HauberkException} and IllegalArgumentException is a finding. */
  static void assertAnswers(Runnable reader) {
    long start = THREADS.getCurrentThreadCpuTime();
    try {
      reader.run();
    } catch (HauberkException | IllegalArgumentException e) {
      assertThat(e.getMessage()).contains(" (expected: ").doesNotContain("\n");
    }
    assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start)).isLessThan(MOST);
  }
}
