package io.hauberk.robust.whitebox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.core.Randomness;
import io.hauberk.robust.Goal;
import io.hauberk.robust.Linear;
import io.hauberk.robust.LpNorm;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Networks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every attack that seeks the smallest change promises, checked for all of them. */
class MinimalAttackTest {

  private static final int PIXELS = 64;

  /**
   * An attack by its effort.
   *
   * @param slack how much longer than the exact distance its distance may be on a linear model
   */
  record Case(String name, IntFunction<MinimalAttack> of, double slack) {

    /** For networks, where the promise is kept with few steps. */
    MinimalAttack quick() {
      return of.apply(20);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    var cases = new ArrayList<Case>();
    for (var goal : Goal.values()) {
      cases.add(new Case("DDN " + goal, n -> Ddn.of(goal, n), 0.01));
      cases.add(new Case("C&W L2 " + goal, n -> new CarliniWagnerL2(goal, 5, n, 0.02, 0, 1), 0.05));
      cases.add(new Case("EAD " + goal, n -> new Ead(goal, 5, n, 0.02, 0.01, 1), 0.1));
      cases.add(new Case("C&W Linf " + goal, n -> CarliniWagnerLinf.of(goal, n / 4, 20), 0.05));
      cases.add(new Case("C&W L0 " + goal, n -> CarliniWagnerL0.of(goal, n / 2, 10), 0));
      cases.add(new Case("JSMA " + goal, n -> new Jsma(goal, n), 1));
      for (var distance : Distance.values()) {
        double slack = distance == Distance.L0 ? 0 : 0.01;
        cases.add(new Case("FMN " + distance + " " + goal, n -> Fmn.of(distance, goal, n), slack));
      }
    }
    cases.add(new Case("DeepFool L2", n -> DeepFool.of(Distance.L2, n), 0.002));
    cases.add(new Case("DeepFool Linf", n -> DeepFool.of(Distance.LINF, n), 0.002));
    return cases.stream();
  }

  private static Model network() {
    return Model.initial(Networks.stridedCnn(List.of(1L, 8L, 8L), 4, 10), new Randomness(2));
  }

  /** Labelled by the model itself, or with its second choice for a targeted attack. */
  private static Batch images(Classifier model, int n, Goal goal) {
    var pixels = new float[n * PIXELS];
    for (int i = 0; i < n; i++) {
      var image = new float[PIXELS];
      new Randomness(3).stream(i, 0).fillUniform(image, 0, 1);
      System.arraycopy(image, 0, pixels, i * PIXELS, PIXELS);
    }
    var inputs = Tensors.of(pixels, n, 1, 8, 8);
    int rank = goal == Goal.TARGETED ? 1 : 0;
    var labels = torch.argsort(model.logits(inputs), 1, true).select(1, rank);
    return new Batch(inputs, labels, LongStream.range(0, n).toArray());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void minimise_anyImages_examplesInTheBoxThatReachTheGoalAtTheDistanceTold(Case c) {
    var attack = c.quick();
    try (var scope = TensorScope.open();
        var model = network()) {
      var batch = images(model, 12, attack.goal());
      var found = attack.minimise(model, batch);
      assertThat((double) found.examples().min().item_float()).isGreaterThanOrEqualTo(0);
      assertThat((double) found.examples().max().item_float()).isLessThanOrEqualTo(1);
      var reached =
          Tensors.longs(attack.goal().reached(model.logits(found.examples()), batch.labels()));
      var sizes = Tensors.floats(attack.distance().size(found.examples().sub(batch.inputs())));
      var distances = Tensors.floats(found.distances());
      assertThat(LongStream.of(reached).sum()).isGreaterThanOrEqualTo(reached.length / 2);
      for (int i = 0; i < sizes.length; i++) {
        assertThat(reached[i] == 1).as("sample " + i).isEqualTo(Float.isFinite(distances[i]));
        assertThat(sizes[i]).isCloseTo(reached[i] == 1 ? distances[i] : 0, within(1e-5f));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void minimise_linearModel_exactDistance(Case c) {
    var attack = c.of.apply(100);
    try (var scope = TensorScope.open();
        var model = Linear.model();
        var samples = Linear.samples()) {
      var all = samples.batch(0, 40);
      var other = all.labels().neg().add(new Scalar(1));
      var aimed = new Batch(all.inputs(), other, all.ids());
      var batch = attack.goal() == Goal.TARGETED ? aimed : all;
      var distances = Tensors.floats(attack.minimise(model, batch).distances());
      var inputs = Tensors.floats(all.inputs());
      for (int i = 0; i < distances.length; i++) {
        var exact = exact(attack.distance(), Arrays.copyOfRange(inputs, 4 * i, 4 * i + 4));
        assertThat((double) distances[i])
            .as("sample " + i)
            .isBetween(exact * (1 - 1e-4) - 1e-6, exact * (1 + c.slack) + 1e-3);
      }
    }
  }

  private static double exact(Distance distance, float[] x) {
    double margin = Math.abs(Linear.margin(x));
    return switch (distance) {
      case L0 -> fewest(x, margin);
      case L1 -> margin / Linear.dual(LpNorm.L1);
      case L2 -> margin / Linear.dual(LpNorm.L2);
      case LINF -> margin / Linear.dual(LpNorm.LINF);
    };
  }

  /** The values that can move the margin most, until it is gone. */
  private static double fewest(float[] x, double margin) {
    var gains = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      var low = x.clone();
      low[i] = 0;
      var high = x.clone();
      high[i] = 1;
      double side = Math.signum(Linear.margin(x));
      double left = Math.min(side * Linear.margin(low), side * Linear.margin(high));
      gains[i] = margin - left;
    }
    Arrays.sort(gains);
    int count = 0;
    double left = margin;
    while (left > 0) {
      count++;
      left -= gains[gains.length - count];
    }
    return count;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void minimise_aloneOrInBatch_sameDistance(Case c) {
    var attack = c.quick();
    try (var scope = TensorScope.open();
        var model = network()) {
      var all = images(model, 9, attack.goal());
      var together = Tensors.floats(attack.minimise(model, all).distances());
      var alone = Tensors.floats(attack.minimise(model, all.select(new long[] {7})).distances());
      assertThat(alone[0]).isCloseTo(together[7], within(1e-2f * together[7]));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void minimise_again_sameBits(Case c) {
    var attack = c.quick();
    try (var scope = TensorScope.open();
        var model = network()) {
      var batch = images(model, 5, attack.goal());
      assertThat(Tensors.floats(attack.perturb(model, batch)))
          .isEqualTo(Tensors.floats(attack.perturb(model, batch)));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void minimise_goalReachedAlready_distanceZero(Case c) {
    var attack = c.quick();
    try (var scope = TensorScope.open();
        var model = network()) {
      var other = attack.goal() == Goal.TARGETED ? Goal.UNTARGETED : Goal.TARGETED;
      var batch = images(model, 4, other);
      var found = attack.minimise(model, batch);
      assertThat(Tensors.floats(found.distances())).containsOnly(0);
      assertThat(Tensors.floats(found.examples())).isEqualTo(Tensors.floats(batch.inputs()));
    }
  }
}
