package io.hauberk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.javacpp.Pointer;

/** Asserts that native objects and resident memory return to where they were. */
public final class NativeMemory {

  /** What the allocator may keep after freeing: far below one leaked batch a round. */
  private static final long RESIDENT_SLACK_BYTES = 48L << 20;

  private NativeMemory() {}

  /**
   * Runs work until its caches are warm, then {@code rounds} times more.
   *
   * @param leakBytes what a leak of one round would cost; rounds times this must exceed the slack,
   *     so the check can fail
   */
  public static void assertSteady(int rounds, long leakBytes, Runnable work) {
    assertThat(rounds * leakBytes)
        .as("bytes a leak would show")
        .isGreaterThan(2 * RESIDENT_SLACK_BYTES);
    for (int i = 0; i < Math.max(20, rounds / 20); i++) {
      work.run();
    }
    long objects = Pointer.totalCount();
    long resident = Pointer.physicalBytes();
    for (int i = 0; i < rounds; i++) {
      work.run();
    }
    assertThat(Pointer.totalCount()).as("live native objects").isLessThanOrEqualTo(objects);
    assertThat(Pointer.physicalBytes() - resident)
        .as("resident growth")
        .isLessThan(RESIDENT_SLACK_BYTES);
  }
}
