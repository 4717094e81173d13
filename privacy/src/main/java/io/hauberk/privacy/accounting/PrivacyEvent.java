package io.hauberk.privacy.accounting;

import io.hauberk.core.Checks;

/**
 * One use of the data, as far as accounting needs to know it. Noise multipliers are standard
 * deviation over clipping norm (sensitivity of adding or removing one record).
 *
 * <p>The kinds differ in how records come into a batch; a bound holds only for the sampling it
 * names. Batches cut from a shuffled list are none of these.
 */
public sealed interface PrivacyEvent {

  /** The Rényi divergence at an order above 1; infinite when no bound is known. */
  double renyi(double order);

  /** The pair of distributions whose loss an exact accountant composes. */
  LossPair lossPair();

  /** What must be true of the sampling for the figures to hold, one line. */
  String assumption();

  /** The Gaussian on all data. Neighbours: one record added or removed. */
  record Gaussian(double noiseMultiplier) implements PrivacyEvent {

    public Gaussian {
      Checks.positive("noiseMultiplier", noiseMultiplier);
    }

    @Override
    public double renyi(double order) {
      return order / (2 * noiseMultiplier * noiseMultiplier);
    }

    @Override
    public LossPair lossPair() {
      return new GaussianPair(1, noiseMultiplier);
    }

    @Override
    public String assumption() {
      return "every step uses all records; neighbours add or remove one record";
    }
  }

  /**
   * The Gaussian on a Poisson sample: every record is drawn for itself with probability {@code q}.
   * Neighbours: one record added or removed.
   */
  record PoissonGaussian(double q, double noiseMultiplier) implements PrivacyEvent {

    public PoissonGaussian {
      Checks.argument(q > 0 && q <= 1, "q", q, "a probability above 0, at most 1");
      Checks.positive("noiseMultiplier", noiseMultiplier);
    }

    @Override
    public double renyi(double order) {
      return new PoissonRenyi(q, noiseMultiplier).at(order);
    }

    @Override
    public LossPair lossPair() {
      return new GaussianPair(q, noiseMultiplier);
    }

    @Override
    public String assumption() {
      return "Poisson sampling: each record is in each batch with probability q, independently;"
          + " shuffled batches are not Poisson";
    }
  }

  /**
   * The Gaussian on a batch of fixed size drawn anew each step, without replacement. Neighbours:
   * one record replaced, so the sum moves by up to twice the clipping norm.
   */
  record FixedSizeGaussian(long examples, long batch, double noiseMultiplier)
      implements PrivacyEvent {

    public FixedSizeGaussian {
      Checks.positive("examples", examples);
      Checks.argument(batch > 0 && batch <= examples, "batch", batch, "1 to " + examples);
      Checks.positive("noiseMultiplier", noiseMultiplier);
    }

    @Override
    public double renyi(double order) {
      return new FixedSizeRenyi((double) batch / examples, noiseMultiplier).at(order);
    }

    @Override
    public LossPair lossPair() {
      throw new IllegalArgumentException(
          Checks.message("sampling", "fixed-size", "accounted by RDP; no loss pair is known"));
    }

    @Override
    public String assumption() {
      return "each batch is a fresh uniform draw of fixed size without replacement;"
          + " neighbours replace one record";
    }
  }

  /**
   * The Gaussian on a Poisson sample of records, protecting a user with up to {@code records} of
   * them. Neighbours: all records of one user added or removed.
   */
  record UserGaussian(double q, double noiseMultiplier, int records) implements PrivacyEvent {

    /** Beyond this the binomial mixture is better replaced by bounding contributions. */
    public static final int MAX_RECORDS = 1000;

    public UserGaussian {
      Checks.argument(q > 0 && q <= 1, "q", q, "a probability above 0, at most 1");
      Checks.positive("noiseMultiplier", noiseMultiplier);
      Checks.inRange("records", records, 1, MAX_RECORDS);
    }

    @Override
    public double renyi(double order) {
      return records == 1
          ? new PoissonRenyi(q, noiseMultiplier).at(order)
          : Double.POSITIVE_INFINITY;
    }

    @Override
    public LossPair lossPair() {
      return MixturePair.binomial(q, noiseMultiplier, records);
    }

    @Override
    public String assumption() {
      return "Poisson sampling of records; no user has more than " + records + " of them";
    }
  }

  /**
   * Sums over the nodes of a binary tree of {@code steps} leaves, Gaussian noise on each node (the
   * mechanism of DP-FTRL); every record is in one leaf. Needs no random batches.
   */
  record TreeAggregation(long steps, double noiseMultiplier) implements PrivacyEvent {

    public TreeAggregation {
      Checks.positive("steps", steps);
      Checks.positive("noiseMultiplier", noiseMultiplier);
    }

    /** Nodes that hold one record: those on the way from its leaf up. */
    public int depth() {
      return Long.SIZE - Long.numberOfLeadingZeros(steps);
    }

    @Override
    public double renyi(double order) {
      return depth() * order / (2 * noiseMultiplier * noiseMultiplier);
    }

    @Override
    public LossPair lossPair() {
      return new GaussianPair(1, noiseMultiplier / Math.sqrt(depth()));
    }

    @Override
    public String assumption() {
      return "each record is used once, in any order; noise on every node of the tree";
    }
  }

  /** Laplace noise of {@code scale} times the sensitivity. */
  record Laplace(double scale) implements PrivacyEvent {

    public Laplace {
      Checks.positive("scale", scale);
    }

    @Override
    public double renyi(double order) {
      if (Double.isInfinite(order)) {
        return 1 / scale;
      }
      double up = Math.log(order / (2 * order - 1)) + (order - 1) / scale;
      double down = Math.log((order - 1) / (2 * order - 1)) - order / scale;
      return Math.min(1 / scale, Math.max(0, Logs.add(up, down) / (order - 1)));
    }

    @Override
    public LossPair lossPair() {
      return new LaplacePair(1, scale);
    }

    @Override
    public String assumption() {
      return "neighbours move the value by at most its sensitivity";
    }
  }

  /** Any mechanism of pure epsilon, of which nothing else is known. */
  record Pure(double epsilon) implements PrivacyEvent {

    public Pure {
      Checks.positive("epsilon", epsilon);
    }

    /** Bun and Steinke 2016, lemma B.1 by way of randomised response, the worst such mechanism. */
    @Override
    public double renyi(double order) {
      if (Double.isInfinite(order)) {
        return epsilon;
      }
      double logP = -Math.log1p(Math.exp(-epsilon));
      double logNotP = logP - epsilon;
      double up = order * logP + (1 - order) * logNotP;
      double down = order * logNotP + (1 - order) * logP;
      return Math.min(epsilon, Logs.add(up, down) / (order - 1));
    }

    @Override
    public LossPair lossPair() {
      return new ResponsePair(epsilon);
    }

    @Override
    public String assumption() {
      return "the mechanism is epsilon-DP";
    }
  }
}
