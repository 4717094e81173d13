package io.hauberk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.bytedeco.javacpp.Pointer;

/** Asserts that native objects and resident memory return to where they were. */
public final class NativeMemory {

  /** What the allocator may keep after freeing: far below one leaked batch a round. */
  private static final long RESIDENT_SLACK_BYTES = 48L << 20;

  private static final int WINDOWS = 5;

  private static final int PIECE = 1 << 20;

  private NativeMemory() {}

  /**
   * Runs work until its caches are warm, then {@code rounds} times more, up to {@value #WINDOWS}
   * times over: a leak grows in every window, an allocator's arena or the compiler's code in some.
   *
   * @param leakBytes what a leak of one round would cost; rounds times this must exceed the slack,
   *     so the check can fail
   */
  public static void assertSteady(int rounds, long leakBytes, Runnable work) {
    assertThat(rounds * leakBytes)
        .as("bytes a leak would show")
        .isGreaterThan(2 * RESIDENT_SLACK_BYTES);
    repeat(Math.max(20, rounds / 20), work);
    touchHeap();
    long least = Long.MAX_VALUE;
    for (int window = 0; window < WINDOWS && least >= RESIDENT_SLACK_BYTES; window++) {
      least = Math.min(least, growth(rounds, work));
    }
    assertThat(least).as("least resident growth").isLessThan(RESIDENT_SLACK_BYTES);
  }

  private static long growth(int rounds, Runnable work) {
    long objects = Pointer.totalCount();
    long resident = outsideHeap();
    repeat(rounds, work);
    assertThat(Pointer.totalCount()).as("live native objects").isLessThanOrEqualTo(objects);
    return outsideHeap() - resident;
  }

  private static void repeat(int rounds, Runnable work) {
    for (int i = 0; i < rounds; i++) {
      work.run();
    }
  }

  /** Resident bytes less the Java heap's, once {@link #touchHeap} has made all of it resident. */
  private static long outsideHeap() {
    return Pointer.physicalBytes() - Runtime.getRuntime().totalMemory();
  }

  /** Writes through the heap as far as it is committed: pages count from their first use. */
  private static void touchHeap() {
    long pieces = Runtime.getRuntime().totalMemory() / PIECE;
    long written = 0;
    for (long i = 0; i < pieces; i++) {
      var piece = new byte[PIECE];
      Arrays.fill(piece, (byte) 1);
      written += piece[PIECE - 1];
    }
    assertThat(written).isEqualTo(pieces);
  }
}
