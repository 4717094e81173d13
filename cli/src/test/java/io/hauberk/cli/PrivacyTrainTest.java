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
    var args = new ArrayList<Object>(List.of("privacy", "train", "--data", "glyphs"));
    args.addAll(List.of("--limit", 200, "--network", "mlp", "--hidden", 8, "--quiet"));
    args.addAll(List.of("--ledger", folder.resolve("ledger")));
    args.addAll(List.of("--out-model", folder.resolve("model.safetensors")));
    args.addAll(List.of(plan.split(" ")));
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
        .contains("差分隐私", "没有默认值");
    assertThat(Console.run("privacy", "train", "--help").out()).contains("Examples:");
  }
}
