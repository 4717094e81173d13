package io.hauberk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivacyTrainTest {

  private static final String PLAN = "--batch-size 50 --epochs 1 --clip 1 --delta 1e-5";

  @TempDir Path folder;

  /** On 200 glyphs, with the flags of {@code plan} and {@code more}. */
  private Console train(String plan, Object... more) {
    return train(200, plan, more);
  }

  private Console train(int samples, String plan, Object... more) {
    var args = new ArrayList<Object>(List.of("privacy", "train", "--data", "glyphs"));
    args.addAll(List.of("--limit", samples, "--quiet"));
    args.addAll(List.of("--ledger", folder.resolve("ledger")));
    args.addAll(List.of("--out-model", folder.resolve("model.safetensors")));
    args.addAll(List.of(plan.split(" ")));
    if (!plan.contains("--network")) {
      args.addAll(List.of("--network", "mlp", "--hidden", 8));
    }
    args.addAll(List.of(more));
    return Console.run(args.toArray());
  }

  @Test
  void train_noiseGiven_printsThePlanFirstAndEveryAccountant() {
    var console = train(PLAN, "--noise-multiplier", 2, "--budget", 9, "--budget-delta", "1e-3");
    assertThat(console.code()).as(console.err()).isZero();
    assertThat(console.err()).contains("plan: 200 examples, batches of 50, 4 steps");
    assertThat(console.out())
        .contains("PLD", "RDP", "conversion of 2017", "accuracy", "all weights ever reached");
    assertThat(folder.resolve("model.safetensors")).exists();

    var poor = train(PLAN, "--noise-multiplier", 0.3);
    assertThat(poor.code()).isEqualTo(3);
    assertThat(poor.err()).contains("what is left");
  }

  /** The plan's epsilon is the one asked for, up to the search's precision. */
  @Test
  void train_epsilonGiven_findsTheNoiseAndTrainsNothingWhenOnlyPlanned() {
    var console = train(PLAN, "--epsilon", 2, "--plan-only", "--fail-on", "epsilon<1.99");
    assertThat(console.code()).as(console.err()).isZero();
    assertThat(train(PLAN, "--epsilon", 2, "--plan-only", "--fail-on", "epsilon>2").code())
        .isZero();
    assertThat(console.out()).contains("planned");
    assertThat(folder.resolve("ledger")).doesNotExist();
    assertThat(folder.resolve("model.safetensors")).doesNotExist();
  }

  @Test
  void train_checkpoint_resumesWithoutPayingAndRefusesAnotherPlan() throws Exception {
    var state = folder.resolve("state");
    var first = train(PLAN, "--noise-multiplier", 2, "--checkpoint", state, "--budget", 9);
    assertThat(first.code()).as(first.err()).isZero();
    var paid = Files.readString(folder.resolve("ledger"));
    var again = train(PLAN, "--noise-multiplier", 2, "--checkpoint", state);
    assertThat(again.code()).as(again.err()).isZero();
    var changed = train(PLAN, "--noise-multiplier", 1.9, "--checkpoint", state);
    assertThat(changed.code()).isEqualTo(3);
    assertThat(changed.err()).contains("the plan it is resumed with");
    assertThat(Files.readString(folder.resolve("ledger"))).isEqualTo(paid);
  }

  /** Views change neither the price nor what is told of it. */
  @Test
  void train_views_areInThePlanAndCostNothing() {
    var plan = PLAN + " --noise-multiplier 2 --budget 9 --views 3 --shift 2 --mirror";
    var console = train(plan, "--fail-on", "epsilon>9");
    assertThat(console.code()).as(console.err()).isZero();
    assertThat(console.out()).contains("views=3", "shift=2", "LEFT_RIGHT");
    var bare = train(PLAN + " --noise-multiplier 2 --plan-only");
    var lines = bare.out().lines().filter(line -> line.contains("PLD")).toList();
    assertThat(lines).isNotEmpty();
    assertThat(console.out().lines()).containsAll(lines);
  }

  private static final String SCATTER =
      " --scatter --network linear --normalise-noise 4 --mean-length 2 --square-length 1"
          + " --noise-multiplier 2";

  /** Features, private normalisation and training; the ledger is charged for both. */
  @Test
  void train_privateNormalisation_isPaidForOnceAndShown() throws Exception {
    var scale = folder.resolve("scale");
    var state = folder.resolve("state");
    var plan = PLAN + SCATTER + " --schedule cosine";
    var first = scattered(plan, "--scale-file", scale, "--checkpoint", state, "--budget", 20);
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.err()).contains("normalisation of the features: epsilon ");
    assertThat(first.out())
        .contains("private mean and variance", "noise multiplier 4.0", "Charged", "Cosine[]");
    var paid = Files.readAllLines(folder.resolve("ledger"));
    assertThat(paid).hasSize(3);
    assertThat(paid.get(0)).contains(" 20.0 0.000020 ");
    assertThat(paid.get(1)).contains("moments");

    var again = scattered(plan, "--scale-file", scale, "--checkpoint", state);
    assertThat(again.code()).as(again.err()).isZero();
    var other =
        scattered(plan.replace("cosine", "stairs"), "--scale-file", scale, "--checkpoint", state);
    assertThat(other.code()).isEqualTo(3);
    assertThat(other.err()).contains("the plan it is resumed with");
    var louder = scattered(plan.replace("noise 4", "noise 5"), "--scale-file", scale);
    assertThat(louder.code()).isEqualTo(3);
    assertThat(louder.err()).contains("scale ");
    var symmetric = plan.replace("--scatter ", "--scatter --scatter-symmetry left_right ");
    var others = scattered(symmetric, "--scale-file", scale);
    assertThat(others.code()).isEqualTo(3);
    assertThat(others.err()).contains("scale ");
    assertThat(Files.readAllLines(folder.resolve("ledger"))).isEqualTo(paid);
  }

  /** What is left pays for the normalisation, not for the training too. */
  @Test
  void train_budgetForNormalisationAlone_isRefusedBeforeAnythingIsSpent() throws Exception {
    var poor = scattered(PLAN + SCATTER, "--scale-file", folder.resolve("s"), "--budget", 2);
    assertThat(poor.code()).isEqualTo(3);
    assertThat(poor.err()).contains("what is left");
    assertThat(Files.readAllLines(folder.resolve("ledger"))).hasSize(1);
    assertThat(folder.resolve("s")).doesNotExist();
  }

  @Test
  void train_networkThatCannotBeTrained_isRefusedBeforeItsNormalisationIsPaid() {
    var plan = (PLAN + SCATTER).replace("linear", "preact_resnet18 --width 2");
    var batchNorm = scattered(plan, "--scale-file", folder.resolve("s"), "--budget", 20);
    assertThat(batchNorm.code()).isEqualTo(2);
    assertThat(batchNorm.err()).contains("GroupNorm");
    assertThat(folder.resolve("ledger")).doesNotExist();
    assertThat(folder.resolve("s")).doesNotExist();
  }

  @Test
  void train_scatter_costsNothingAndSaysSo() {
    var plan = PLAN + " --noise-multiplier 2 --plan-only";
    var console =
        train(
            plan + " --scatter --scatter-groups 9 --scatter-symmetry left_right",
            "--fail-on",
            "epsilon-normalisation>0");
    assertThat(console.code()).as(console.err()).isZero();
    assertThat(console.out())
        .contains("(colours AS_GIVEN, symmetry LEFT_RIGHT)", "in 9 groups a channel", "nothing");
  }

  /** On 60 glyphs: scattering takes its time. */
  private Console scattered(String plan, Object... more) {
    return train(60, plan, more);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--noise-multiplier 2 --normalise-noise 8 --mean-length 1 --square-length 1 --scale-file s",
        "--noise-multiplier 2 --scatter-groups 9",
        "--noise-multiplier 2 --scatter --scatter-groups 10",
        "--noise-multiplier 2 --scatter-colours luma_chroma",
        "--noise-multiplier 2 --scatter-symmetry left_right",
        "--noise-multiplier 2 --scatter --network linear --scatter-colours luma_chroma",
        "--noise-multiplier 2 --scatter --scale-file s",
        "--noise-multiplier 2 --scatter --mean-length 1",
        "--noise-multiplier 2 --scatter --square-length 1",
        "--noise-multiplier 2 --scatter --normalise-noise 8",
        "--noise-multiplier 2 --scatter --normalise-noise 8 --mean-length 1 --square-length 1",
        "--noise-multiplier 2 --scatter --normalise-noise 8 --mean-length 1 --scale-file s",
        "--noise-multiplier 2 --scatter --normalise-noise 0 --mean-length 1 --square-length 1"
            + " --scale-file s",
        "--noise-multiplier 2 --scatter --normalise-noise -1 --mean-length 1 --square-length 1"
            + " --scale-file s",
        "--noise-multiplier 2 --scatter --normalise-noise 8 --mean-length 0 --square-length 1"
            + " --scale-file s",
        "--noise-multiplier 2 --scatter --normalise-noise 8 --mean-length 1 --square-length NaN"
            + " --scale-file s",
        "--noise-multiplier 2 --scatter --normalise-noise 8 --mean-length 1 --square-length 1"
            + " --scale-file s --scatter-groups 27",
        "--noise-multiplier 2 --schedule falling"
      })
  void train_badFeatures_areRefusedAndNothingIsSpent(String more) {
    var console = train(PLAN + " " + more, "--budget", 9);
    assertThat(console.code()).as(console.err()).isEqualTo(2);
    assertThat(console.err()).contains("expected");
    assertThat(folder.resolve("ledger")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--epochs 1 --batch-size 50 --clip 1 --delta 1e-5 --noise-multiplier 2 --views 0",
        "--epochs 1 --batch-size 50 --clip 1 --delta 1e-5 --noise-multiplier 2 --shift -1",
        "--epochs 1 --batch-size 50 --noise-multiplier 2 --delta 1e-5",
        "--epochs 1 --batch-size 50 --noise-multiplier 2 --clip 1",
        "--epochs 1 --batch-size 50 --clip 1 --delta 1e-5",
        "--epochs 1 --batch-size 50 --clip 1 --delta 1e-5 --epsilon 1 --noise-multiplier 2",
        "--epochs 1 --batch-size 50 --clip 1 --delta 1e-5 --noise-multiplier 0",
        "--epochs 1 --batch-size 50 --clip 1 --delta 1e-5 --epsilon 0",
        "--epochs 1 --batch-size 50 --clip 0 --delta 1e-5 --noise-multiplier 2",
        "--epochs 1 --batch-size 50 --clip -1 --delta 1e-5 --noise-multiplier 2",
        "--epochs 1 --batch-size 50 --clip 1 --delta 0 --noise-multiplier 2",
        "--epochs 1 --batch-size 201 --clip 1 --delta 1e-5 --noise-multiplier 2",
        "--epochs 0 --batch-size 50 --clip 1 --delta 1e-5 --noise-multiplier 2"
      })
  void train_missingOrBadPlan_isRefusedAndNothingIsSpent(String plan) {
    var console = train(plan, "--budget", 9);
    assertThat(console.code()).as(console.err()).isEqualTo(2);
    assertThat(folder.resolve("ledger")).doesNotExist();
  }

  @Test
  void train_noLedger_isRefused() {
    var none = train(PLAN, "--noise-multiplier", 2);
    assertThat(none.code()).isEqualTo(3);
    assertThat(none.err()).contains("--budget");
  }

  @Test
  void help_speaksChinese() {
    assertThat(Console.run("privacy", "train", "--help", "--lang", "zh").out())
        .contains("差分隐私", "没有默认值", "小波散射", "私密归一化", "如何变化");
    assertThat(Console.run("privacy", "train", "--help").out()).contains("Examples:");
  }
}
