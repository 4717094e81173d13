package io.hauberk.privacy.mechanism;

/** How each kind of {@link Selection} draws. */
final class Selections {
  private Selections() {}

  static int choose(Selection selection, double[] scores, Bits bits) {
    if (selection instanceof Selection.NoisyMax max) {
      return noisyMax(max, scores, bits);
    }
    var candidates = new Scores(scores, selection.sensitivity(), selection.epsilon(), 2);
    return selection instanceof Selection.PermuteAndFlip
        ? flip(candidates, bits)
        : reject(candidates, bits);
  }

  /** Uniform candidate, kept with probability e^-gap: the exponential mechanism by rejection. */
  private static int reject(Scores scores, Bits bits) {
    var exact = new Exact(bits);
    while (true) {
      int i = (int) bits.below(scores.size());
      if (scores.accept(i, exact)) {
        return i;
      }
    }
  }

  /** Each candidate once, in random order; the best is always kept. */
  private static int flip(Scores scores, Bits bits) {
    var exact = new Exact(bits);
    var order = new int[scores.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    for (int left = order.length; left > 0; left--) {
      int at = (int) bits.below(left);
      if (scores.accept(order[at], exact)) {
        return order[at];
      }
      order[at] = order[left - 1];
    }
    throw new IllegalStateException("the best candidate is kept with probability 1");
  }

  private static int noisyMax(Selection.NoisyMax max, double[] scores, Bits bits) {
    var laplace = new LaplaceMechanism(2 * max.sensitivity(), max.epsilon());
    int best = 0;
    long ties = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      double noisy = laplace.release(scores[i], bits);
      ties = noisy > most ? 1 : noisy == most ? ties + 1 : ties;
      if (noisy > most || (noisy == most && bits.below(ties) == 0)) {
        best = i;
        most = noisy;
      }
    }
    return best;
  }
}
