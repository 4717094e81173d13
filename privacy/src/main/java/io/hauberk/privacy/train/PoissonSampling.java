package io.hauberk.privacy.train;

import io.hauberk.core.Checks;
import java.util.stream.IntStream;

/**
 * Every sample is in every batch with the same probability, independently of all others and of
 * other batches: what accountants mean by subsampling. Batches differ in size and can be empty.
 *
 * @param examples of the data set; not protected by the guarantee, which is for one of them more or
 *     less
 * @param expectedBatch samples a batch, on average; sums are divided by it, never by the size drawn
 */
public record PoissonSampling(int examples, int expectedBatch) {

  private static final double DRAWS = 0x1p53;

  public PoissonSampling {
    Checks.positive("examples", examples);
    Checks.argument(
        expectedBatch > 0 && expectedBatch <= examples,
        "expected batch",
        expectedBatch,
        "1 to the " + examples + " examples");
  }

  /** The probability q of each sample. */
  public double rate() {
    return (double) expectedBatch / examples;
  }

  /** The places of one batch, in order; none when it is empty. Rounding never raises q. */
  int[] batch(Draws draws) {
    long threshold = (long) Math.floor(rate() * DRAWS);
    return IntStream.range(0, examples).filter(i -> draws.next53() < threshold).toArray();
  }
}
