package io.hauberk.privacy.audit;

/**
 * The likelihood ratio attack: is what the target says of a sample rather what models trained on it
 * say, or the others? Normal distributions are fitted to both.
 *
 * <p>Source: Carlini et al., Membership inference attacks from first principles (2022), algorithm 1
 * (online) and section IV-D (offline).
 */
@FunctionalInterface
public interface Lira {

  /**
   * @param target what the target says of each sample of the shadows' pool
   * @return one score a sample, larger for members
   * @throws IllegalArgumentException when a sample lacks a model of a kind that is needed
   */
  double[] scores(ShadowConfidences shadows, double[] target);

  /**
   * log N(x; in) - log N(x; out): needs models with and without each sample, trained after the
   * samples are known.
   */
  static Lira online() {
    return (shadows, target) -> {
      var in = Normals.fit(shadows, true);
      var out = Normals.fit(shadows, false);
      return Normals.each(target, shadows, (x, i) -> in.logDensity(x, i) - out.logDensity(x, i));
    };
  }

  /**
   * How many deviations above models without it, monotone in the paper's 1 - P[N(out) &gt; x]:
   * needs models without the samples alone, trained once and for all.
   */
  static Lira offline() {
    return (shadows, target) ->
        Normals.each(target, shadows, Normals.fit(shadows, false)::deviations);
  }
}
