package io.hauberk.privacy.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.LongSupplier;
import org.apache.commons.math3.distribution.LaplaceDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/**
 * Every mechanism's distribution against its formula. Each comparison is a Kolmogorov distance held
 * to the Dvoretzky-Kiefer-Wolfowitz-Massart bound, P(distance > t) <= 2 exp(-2 n t^2), at 1e-8;
 * with fewer than 100 comparisons the class gives a false alarm with probability at most 1e-6 (and,
 * the bits being seeded, always or never).
 */
class MechanismStatisticsTest {

  private static final int N = 20_000;
  private static final double BOUND = Math.sqrt(Math.log(2e8) / (2 * N));

  @Test
  void laplace_manyScales_followsItsFormula() {
    for (double epsilon : new double[] {0.1, 1, 7.3}) {
      var mechanism = new LaplaceMechanism(3, epsilon);
      var bits = new SeededBits(1);
      var law = new LaplaceDistribution(10, mechanism.scale());
      assertFollows(() -> mechanism.release(10, bits), law::cumulativeProbability);
    }
  }

  @Test
  void gaussian_manyScales_followsItsFormula() {
    for (double sigma : new double[] {0.3, 1, 50}) {
      var mechanism = new GaussianMechanism(1, sigma);
      var bits = new SeededBits(2);
      var law = new NormalDistribution(-4, sigma);
      assertFollows(
          () -> mechanism.release(new double[] {-4}, bits)[0], law::cumulativeProbability);
    }
  }

  @Test
  void discreteLaplace_followsItsFormula() {
    for (double epsilon : new double[] {0.2, 1, 3}) {
      var mechanism = new DiscreteLaplace(2, epsilon);
      var bits = new SeededBits(3);
      assertMass(
          () -> mechanism.release(5, bits),
          x -> Math.exp(-Math.abs(x - 5) * epsilon / 2) * Math.tanh(epsilon / 4));
    }
  }

  @Test
  void discreteGaussian_followsItsFormula() {
    for (double sigma : new double[] {0.4, 1, 6.5}) {
      var mechanism = new DiscreteGaussian(1, sigma);
      var bits = new SeededBits(4);
      double norm = 0;
      for (int x = -200; x <= 200; x++) {
        norm += Math.exp(-x * x / (2 * sigma * sigma));
      }
      double total = norm;
      assertMass(
          () -> mechanism.release(0, bits),
          x -> Math.exp(-(double) x * x / (2 * sigma * sigma)) / total);
    }
  }

  @Test
  void exponential_followsItsFormula() {
    double[] scores = {0, 1, 2.5, 4, 4};
    var weights = Arrays.stream(scores).map(score -> Math.exp(score / 2)).toArray();
    double sum = Arrays.stream(weights).sum();
    var mechanism = new Selection.Exponential(1, 1);
    var bits = new SeededBits(5);
    assertMass(
        () -> Selections.choose(mechanism, scores, bits),
        i -> i >= 0 && i < 5 ? weights[i] / sum : 0);
  }

  /** Two candidates: the worse is first with 1/2 and is then kept with e^-gap. */
  @Test
  void permuteAndFlip_twoCandidates_followsItsFormula() {
    double worse = Math.exp(-0.75) / 2;
    var bits = new SeededBits(6);
    var mechanism = new Selection.PermuteAndFlip(2, 3);
    assertMass(
        () -> Selections.choose(mechanism, new double[] {1, 0}, bits),
        i -> i == 1 ? worse : i == 0 ? 1 - worse : 0);
  }

  /** The difference of two Laplace variables of scale b: P(D > d) = e^(-d/b) (2 + d/b) / 4. */
  @Test
  void noisyMax_twoCandidates_followsItsFormula() {
    double gap = 1.5;
    double worse = Math.exp(-gap / 2) * (2 + gap / 2) / 4;
    var bits = new SeededBits(7);
    var mechanism = new Selection.NoisyMax(1, 1);
    assertMass(
        () -> Selections.choose(mechanism, new double[] {gap, 0}, bits),
        i -> i == 1 ? worse : i == 0 ? 1 - worse : 0);
  }

  /** One query: Laplace(4) on the value against Laplace(2) on the threshold, at a tie one half. */
  @Test
  void sparseVector_atTheThreshold_saysAboveHalfTheTime() {
    var bits = new SeededBits(8);
    var whole = new LaplaceMechanism(1, 1);
    assertMass(
        () -> new SparseVector(whole, 1, 10, bits).above(10) ? 1 : 0,
        i -> i == 0 || i == 1 ? 0.5 : 0);
  }

  @Test
  void randomizedResponse_followsItsFormula() {
    for (int categories : new int[] {2, 7}) {
      var mechanism = new RandomizedResponse(categories, 1.2);
      double lie = 1 / (Math.exp(1.2) + categories - 1);
      var bits = new SeededBits(9);
      assertMass(
          () -> mechanism.release(1, bits),
          i -> i < 0 || i >= categories ? 0 : i == 1 ? Math.exp(1.2) * lie : lie);
    }
  }

  @Test
  void localFrequencies_estimates_areUnbiased() {
    int people = 40_000;
    var unary = BitVectorResponse.unary(4, 2);
    var hadamard = new HadamardResponse(4, 2);
    var bits = new SeededBits(10);
    var set = new long[4];
    var answers = new java.util.ArrayList<HadamardResponse.Answer>();
    for (int person = 0; person < people; person++) {
      int category = person % 10 < 6 ? 0 : 2;
      var sent = unary.release(unary.oneHot(category), bits);
      for (int i = 0; i < 4; i++) {
        set[i] += sent[i] ? 1 : 0;
      }
      answers.add(hadamard.release(category, bits));
    }
    double[] truth = {0.6 * people, 0, 0.4 * people, 0};
    double far = people * Math.sqrt(Math.log(2e8) / (2.0 * people)) * 4;
    for (int i = 0; i < 4; i++) {
      assertThat(Math.abs(unary.estimate(people, set)[i] - truth[i])).isLessThan(far);
      assertThat(Math.abs(hadamard.estimate(answers)[i] - truth[i])).isLessThan(far);
    }
  }

  private static void assertFollows(
      java.util.function.DoubleSupplier draw, DoubleUnaryOperator cumulative) {
    var draws = new double[N];
    Arrays.setAll(draws, i -> draw.getAsDouble());
    Arrays.sort(draws);
    double distance = 0;
    for (int i = 0; i < N; i++) {
      double expected = cumulative.applyAsDouble(draws[i]);
      distance = Math.max(distance, Math.abs(expected - (double) i / N));
      distance = Math.max(distance, Math.abs(expected - (i + 1.0) / N));
    }
    assertThat(distance).isLessThan(BOUND);
  }

  private static void assertMass(LongSupplier draw, IntToDoubleFunction mass) {
    int reach = 200;
    var counts = new long[2 * reach + 1];
    for (int i = 0; i < N; i++) {
      counts[(int) Math.max(-reach, Math.min(reach, draw.getAsLong())) + reach]++;
    }
    double seen = 0;
    double expected = 0;
    for (int x = -reach; x <= reach; x++) {
      seen += counts[x + reach];
      expected += mass.applyAsDouble(x);
      assertThat(Math.abs(seen / N - expected)).as("at %d", x).isLessThan(BOUND);
    }
  }
}
