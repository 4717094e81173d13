package io.hauberk.robust.certify;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.robust.Budget;
import io.hauberk.robust.Hardening;
import io.hauberk.robust.LpNorm;
import io.hauberk.robust.auto.Suite;
import io.hauberk.robust.auto.SuiteTrial;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.ReadOptions;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.data.catalogue.DataSets;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Networks;
import io.hauberk.tensor.train.Trainer;
import io.hauberk.tensor.train.TrainingPlan;
import io.hauberk.testkit.SharedData;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * No attack may turn a certified sample: MNIST at half its resolution, so that thousands of samples
 * can be attacked within a test's time.
 */
class CertifiedStandTest {

  private static final Budget BUDGET = new Budget(LpNorm.LINF, 0.05);

  /**
   * The standard suite takes a slice after another until its time is spent; one it always takes.
   */
  private static final int SLICE = 50;

  private static final long SPENT_NANOS = 12_000_000_000L;

  private static Model model;
  private static DataSet certified;

  @BeforeAll
  static void train() {
    SharedData.dataset("mnist");
    try (var train = halved(Split.TRAIN, 6000);
        var test = halved(Split.TEST, 4000)) {
      model = Model.initial(Networks.perceptron(train.sampleShape(), 64, 10), new Randomness(3));
      Hardening.IBP.start(model, 3);
      var plan = TrainingPlan.of(6, 3).withBatchSize(64);
      new Trainer(plan, Hardening.IBP.objective(BUDGET, 3, 200), Progress.none())
          .train(model, train);
      certified = test.subset(held(test));
    }
  }

  @AfterAll
  static void close() {
    if (certified != null) {
      certified.close();
      model.close();
    }
  }

  private static DataSet halved(Split split, int count) {
    try (var scope = TensorScope.open();
        var whole = DataSets.open("mnist", split, ReadOptions.DEFAULT.withLimit(count))) {
      var batch = whole.all();
      return DataSet.of(whole.about(), torch.avg_pool2d(batch.inputs(), 2), batch.labels());
    }
  }

  private static int[] held(DataSet data) {
    var places = new ArrayList<Integer>();
    try (var verifier = new Verifier(model, Bounding.CROWN_IBP)) {
      for (int from = 0; from < data.size(); from += 200) {
        try (var scope = TensorScope.open()) {
          var batch = data.batch(from, Math.min(data.size(), from + 200));
          verifier.certify(batch, BUDGET).stream()
              .filter(Certificate::holds)
              .forEach(one -> places.add((int) one.id()));
        }
      }
    }
    return places.stream().mapToInt(Integer::intValue).toArray();
  }

  @Test
  void certify_thousands_allWithstandTheQuickSuite() {
    assertThat(certified.size()).isGreaterThan(2000);
    assertThat(standing(certified, Suite.QUICK)).isEqualTo(1);
  }

  @Test
  void certify_asManyAsTimeAllows_allWithstandTheStandardSuite() {
    long started = System.nanoTime();
    int done = 0;
    while (done + SLICE <= certified.size() && System.nanoTime() - started < SPENT_NANOS) {
      try (var slice = certified.subset(IntStream.range(done, done + SLICE).toArray())) {
        assertThat(standing(slice, Suite.STANDARD)).isEqualTo(1);
      }
      done += SLICE;
    }
    assertThat(done).isPositive();
  }

  private static double standing(DataSet data, Suite suite) {
    var attacks = suite.attacks(new Suite.Setting(BUDGET, 10, true, 5));
    var result = new SuiteTrial(attacks, 500).run(model, data, Progress.none());
    return result.trial().robustAccuracy();
  }
}
