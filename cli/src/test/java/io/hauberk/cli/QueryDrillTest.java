package io.hauberk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.detect.query.Coverage;
import io.hauberk.detect.query.HonestQueries;
import io.hauberk.detect.query.NearDuplicates;
import io.hauberk.detect.query.QueryDetector;
import io.hauberk.detect.query.QueryWatch;
import io.hauberk.detect.query.UnusualCaller;
import io.hauberk.robust.blackbox.AttackState;
import io.hauberk.robust.blackbox.Ball;
import io.hauberk.robust.blackbox.HopSkipJump;
import io.hauberk.robust.blackbox.Metric;
import io.hauberk.robust.blackbox.Nes;
import io.hauberk.robust.blackbox.Starts;
import io.hauberk.robust.blackbox.Terms;
import io.hauberk.robust.theft.Choice;
import io.hauberk.robust.theft.Knockoff;
import io.hauberk.robust.theft.Recipe;
import io.hauberk.robust.theft.Theft;
import io.hauberk.robust.theft.TheftState;
import io.hauberk.tensor.ScoreOracle;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.file.LoadedModel;
import io.hauberk.tensor.file.ModelFiles;
import io.hauberk.tensor.network.Networks;
import io.hauberk.tensor.train.TrainingPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our own attacks against a served model in process, watched by its request stream. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryDrillTest {

  private static final System.Logger LOG = System.getLogger("drill");

  private static final int QUERIES = 50;
  private static final int VICTIMS = 10;
  private static final int BENIGN = 5000;

  @TempDir static Path folder;

  private DataSet test;
  private LoadedModel model;
  private int links;
  private HonestQueries honest;

  @BeforeAll
  void serve() {
    test = Drill.open("mnist", Split.TEST, 10_000);
    var file = folder.resolve("m.safetensors");
    var words =
        "train --data mnist --limit 4000 --network mlp --hidden 64 --epochs 3 --quiet --out-model";
    var all = new ArrayList<Object>(Arrays.asList((Object[]) words.split(" ")));
    all.add(file);
    var console = Console.run(all.toArray());
    assertThat(console.code()).as(console.err()).isZero();
    model = ModelFiles.read(file, Optional.empty());
    try (var training = Drill.open("mnist", Split.TRAIN, 30_000);
        var scope = TensorScope.open()) {
      // Places that the model has not learnt.
      var places = IntStream.range(10_000, 30_000).toArray();
      var before = Drill.queries(model.classifier(), "h", training.select(places).inputs());
      links = NearDuplicates.fewestLinks(before, NearDuplicates.DEFAULT_FALSE_ALARMS);
    }
    honest = honest();
    LOG.log(System.Logger.Level.INFO, "links " + links);
  }

  /** The honest sample in secret directions drawn anew. */
  private HonestQueries honest() {
    try (var scope = TensorScope.open()) {
      return HonestQueries.of(
          Drill.queries(model.classifier(), "h", test.select(fifths()).inputs()));
    }
  }

  @AfterAll
  void stop() {
    test.close();
    model.close();
  }

  @ParameterizedTest
  @EnumSource
  void attack_defaults_caughtWithinFiftyQueriesEveryTime(Drill.Method method) {
    var reached = new ArrayList<Integer>();
    var asked = new ArrayList<Integer>();
    for (int victim = 0; victim < VICTIMS; victim++) {
      var served = new Drill.Watched(model.classifier(), new QueryWatch(detectors()), "caller");
      try (var scope = TensorScope.open()) {
        var batch = test.select(new int[] {victim});
        method.make.apply(Terms.untargeted(200, 1)).run(served, batch, AttackState.none());
      }
      asked.add(served.asked);
      if (served.asked > QUERIES || served.first.isPresent()) {
        reached.add(served.first.isPresent() ? served.firstAt : Integer.MAX_VALUE);
      }
    }
    LOG.log(System.Logger.Level.INFO, method + " first alerts " + reached + " of queries " + asked);
    assertThat(reached).isNotEmpty().allMatch(at -> at <= QUERIES);
  }

  @Test
  void benign_testImages_atMostOneAlertInAThousand() {
    var watch = new QueryWatch(detectors());
    var order = new Randomness(4).stream(0, 0).permutation(8000);
    for (int from = 0; from < BENIGN; from += 500) {
      try (var scope = TensorScope.open()) {
        // Places that are no fifth: those are the honest sample.
        var places =
            Arrays.stream(order, from, from + 500).map(i -> i / 4 * 5 + i % 4 + 1).toArray();
        Drill.queries(model.classifier(), "user" + from / 500, test.select(places).inputs())
            .forEach(watch::observe);
      }
    }
    LOG.log(System.Logger.Level.INFO, "benign alerts " + watch.alerts());
    assertThat(watch.alerts()).isLessThanOrEqualTo(BENIGN / 1000);
  }

  /** Every fifth test image, shuffled: the first and the last half of MNIST's are not alike. */
  private static int[] fifths() {
    return Arrays.stream(new Randomness(5).stream(0, 0).permutation(2000))
        .map(i -> 5 * i)
        .toArray();
  }

  /** Near duplicates, and callers unlike the honest ones. */
  private List<QueryDetector> detectors() {
    var detectors = new ArrayList<QueryDetector>();
    detectors.add(new NearDuplicates(links));
    for (var trait : UnusualCaller.Trait.values()) {
      detectors.add(
          new UnusualCaller(trait, honest, UnusualCaller.DEFAULT_QUERIES_PER_FALSE_ALARM));
    }
    detectors.add(coverage());
    return detectors;
  }

  private Coverage coverage() {
    return new Coverage(honest, UnusualCaller.DEFAULT_QUERIES_PER_FALSE_ALARM);
  }

  @Test
  void knockoff_otherImages_caughtBeforeFivePercentOfItsBudget() {
    int share = 2000 / 20;
    assertThat(stolen("fashion-mnist", share, detectors())).isLessThan(share);
  }

  /**
   * Its place beside strange inputs: the page names the question at which each alone tells. Of the
   * secret directions one draw in six leaves it blind to this thief, so most draws must tell.
   */
  @Test
  void knockoff_otherImages_coverageAloneCatchesTooByMostDirections() {
    int share = 2000 / 20;
    int draws = 21;
    int caught = 0;
    for (int draw = 0; draw < draws; draw++) {
      honest = honest();
      caught += stolen("fashion-mnist", share, List.of(coverage())) < share ? 1 : 0;
    }
    assertThat(caught).isGreaterThan(draws / 2);
  }

  /** A limit that the page states: a pool drawn as honest inputs is not told in its budget. */
  @Test
  void knockoff_honestImages_evadesAsThePageSays() {
    assertThat(stolen("mnist", 2000, detectors())).isGreaterThan(2000);
  }

  /** Questions until the first alert, of a thief who asks so many; one more if there is none. */
  private int stolen(String images, int questions, List<QueryDetector> detectors) {
    var served = new Drill.Watched(model.classifier(), new QueryWatch(detectors), "thief");
    try (var pool = Drill.open(images, Split.TRAIN, 2000);
        var judge = test.first(10)) {
      var recipe =
          new Recipe(
              List.of(questions),
              Choice.RANDOM,
              Networks.perceptron(List.of(1L, 28L, 28L), 8, 10),
              TrainingPlan.of(1, 1));
      new Knockoff(recipe)
          .steal(served, new Theft.Grounds(pool, judge), TheftState.none(), Progress.none())
          .close();
    }
    int first = served.first.isPresent() ? served.firstAt : questions + 1;
    var told = served.first.map(alert -> alert.detector()).orElse("none");
    LOG.log(System.Logger.Level.INFO, images + " theft first " + first + " by " + told);
    return first;
  }

  /** Adds noise to each question, as an attacker who knows the detector would; in [0, 1]. */
  private static final class Noisy implements ScoreOracle {
    private final ScoreOracle model;
    private final double deviation;
    private long asked;

    Noisy(ScoreOracle model, double deviation) {
      this.model = model;
      this.deviation = deviation;
    }

    @Override
    public Tensor logits(Tensor inputs) {
      var values = Tensors.floats(inputs);
      var draw = new Randomness(9).stream(asked++, 0);
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) Math.max(0, Math.min(1, values[i] + deviation * draw.nextGaussian()));
      }
      return model.logits(Tensors.of(values, Tensors.shape(inputs)));
    }
  }

  /** A limit that the page states: should it fall, the page must change. */
  @Test
  void attack_withNoise_evadesAsThePageSays() {
    for (double deviation : new double[] {0.02}) {
      int caught = 0;
      int found = 0;
      for (int victim = 0; victim < VICTIMS; victim++) {
        var served =
            new Drill.Watched(
                model.classifier(), new QueryWatch(List.of(new NearDuplicates())), "caller");
        try (var scope = TensorScope.open()) {
          var batch = test.select(new int[] {victim});
          var attack = new HopSkipJump(Terms.untargeted(300, 1), Metric.L2, Starts.noise());
          attack.run(new Noisy(served, deviation), batch, AttackState.none());
        }
        caught += served.first.isPresent() && served.firstAt <= QUERIES ? 1 : 0;
        found += served.first.isPresent() ? 1 : 0;
      }
      LOG.log(
          System.Logger.Level.INFO,
          "noise " + deviation + " caught in 50: " + caught + ", in 300: " + found);
      assertThat(found).isLessThan(VICTIMS / 2);
    }
  }

  /** Honest images between the questions do not hide a chain. */
  @Test
  void attack_blendedWithHonestQueries_isCaught() {
    var watch = new QueryWatch(List.of(new NearDuplicates()));
    var served = new Drill.Watched(model.classifier(), watch, "caller");
    ScoreOracle blended =
        inputs -> {
          try (var scope = TensorScope.open()) {
            int from = 3000 + served.asked * 10 % 5000;
            Drill.queries(model.classifier(), "caller", test.batch(from, from + 10).inputs())
                .forEach(watch::observe);
          }
          return served.logits(inputs);
        };
    try (var scope = TensorScope.open()) {
      var batch = test.select(new int[] {1});
      new HopSkipJump(Terms.untargeted(200, 1), Metric.L2, Starts.noise())
          .run(blended, batch, AttackState.none());
    }
    assertThat(served.first).isPresent();
    assertThat(served.firstAt).isLessThanOrEqualTo(QUERIES);
  }

  /** How an evader goes about it, and how many of nine attacks succeed at least. */
  private enum Evasion {
    UNWATCHED(Integer.MAX_VALUE, 5),
    NEAR_DUPLICATES_ALONE(Integer.MAX_VALUE, 1),
    ALL_DETECTORS_ONE_NAME_UNTIL_REFUSED(Integer.MAX_VALUE, 1),
    ALL_DETECTORS_A_NAME_EACH(1, 1);

    private final int perName;
    private final int least;

    Evasion(int perName, int least) {
      this.perName = perName;
      this.least = least;
    }
  }

  private QueryWatch watch(Evasion evasion) {
    return switch (evasion) {
      case UNWATCHED -> new QueryWatch(List.of());
      case NEAR_DUPLICATES_ALONE -> new QueryWatch(List.of(new NearDuplicates(links)));
      default -> new QueryWatch(detectors());
    };
  }

  /** A limit that the page states: an attacker who learns from refusals, one name after another. */
  @ParameterizedTest
  @EnumSource
  void attack_learningFromRefusals_asThePageSays(Evasion evasion) {
    var draw = new Randomness(12).stream(0, 0);
    var evader = new Evader(model.classifier(), watch(evasion), draw, evasion.perName);
    double learned = learn(evader);
    int askedToLearn = evader.asked;
    int refusedToLearn = evader.refused;
    var refused = new ArrayList<Integer>();
    int succeeded = 0;
    for (int victim : new int[] {0, 1, 2, 3, 4, 5, 6, 7, 9}) {
      int before = evader.refused;
      succeeded += succeeds(evader, victim) ? 1 : 0;
      refused.add(evader.refused - before);
    }
    LOG.log(
        System.Logger.Level.INFO,
        "%s: noise %.3f learnt by %d questions, %d refused; attacks %d questions, refused %s,"
                .formatted(evasion, learned, askedToLearn, refusedToLearn, evader.asked, refused)
            + " %d succeeded; noise %.3f, %d names"
                .formatted(succeeded, evader.noise(), evader.names()));
    assertThat(succeeded).isGreaterThanOrEqualTo(evasion.least);
    assertThat(refusedToLearn > 0)
        .as("told while learning")
        .isEqualTo(evasion != Evasion.UNWATCHED);
  }

  private double learn(Evader evader) {
    var own = new float[16][];
    for (int i = 0; i < own.length; i++) {
      try (var scope = TensorScope.open()) {
        own[i] = Tensors.floats(test.select(new int[] {9000 + i}).inputs());
      }
    }
    return evader.learn(own);
  }

  /** Whether the model itself then errs within the ball. */
  private boolean succeeds(Evader evader, int victim) {
    try (var scope = TensorScope.open()) {
      var batch = test.select(new int[] {victim});
      var ball = new Ball(Metric.LINF, 0.3);
      var attack = new Nes(Terms.untargeted(500, 1), ball, 50, evader.noise(), 0.1, 0.9);
      var found = attack.run(evader, batch, AttackState.none()).candidates();
      return Tensors.right(model.classifier().logits(found), batch.labels()) == 0;
    }
  }
}
