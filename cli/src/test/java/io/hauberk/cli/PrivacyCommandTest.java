package io.hauberk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivacyCommandTest {

  @TempDir Path folder;
  private Path people;

  @BeforeEach
  void write() throws IOException {
    var lines = new ArrayList<String>(List.of("id;region;income"));
    for (int i = 0; i < 4000; i++) {
      lines.add("p" + i + ";" + (i % 2 == 0 ? "north" : "south") + ";" + (i % 2 == 0 ? 100 : 300));
    }
    people = Files.write(folder.resolve("people.csv"), lines);
  }

  private static Console epsilon(Object... more) {
    var args = new ArrayList<Object>(List.of("privacy", "epsilon"));
    args.addAll(List.of("--examples", 60000, "--batch", 250, "--delta", "1e-5"));
    args.addAll(List.of(more));
    return Console.run(args.toArray());
  }

  private Console release(String query, Object... more) {
    var args = new ArrayList<Object>(List.of("privacy", "release", "--data", people));
    args.addAll(List.of("--query", query));
    args.addAll(List.of(more));
    return Console.run(args.toArray());
  }

  private Console ledger(Object... more) {
    var args = new ArrayList<Object>(List.of("privacy", "ledger", "--data", people));
    args.addAll(List.of(more));
    return Console.run(args.toArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"epsilon", "release", "ledger"})
  void help_everyVerb_hasExamplesAndSpeaksChinese(String verb) {
    var console = Console.run("privacy", verb, "--help");
    assertThat(console.code()).isZero();
    assertThat(console.out()).contains("Examples:").contains("hauberk privacy " + verb);
    assertThat(Console.run("privacy", verb, "--help", "--lang", "zh").out()).contains("隐私");
  }

  @Test
  void epsilon_reference_printsEveryAccountant() {
    var console = epsilon("--noise-multiplier", 1.1, "--steps", 3600);
    assertThat(console.code()).isZero();
    assertThat(console.out())
        .contains("PLD", "RDP", "zCDP", "tree aggregation", "fixed-size", "not Poisson")
        .contains("1.1185")
        .contains("1.26549");
    assertThat(console.err()).doesNotContain("warning");
  }

  @Test
  void epsilon_barOrPlanMissed_saysSo() {
    var bar = epsilon("--noise-multiplier", 1.1, "--steps", 240, "--fail-on", "epsilon>0.1");
    assertThat(bar.code()).isEqualTo(1);
    var plan = epsilon("--noise-multiplier", 1.1, "--steps", 11, "--planned-steps", 10);
    assertThat(plan.code()).isEqualTo(2);
    assertThat(plan.err()).contains("the plan");
  }

  @Test
  void epsilon_deltaAboveOneOverN_warns() {
    var args = List.of("--examples", "100", "--batch", "10", "--noise-multiplier", "2");
    var all = new ArrayList<Object>(List.of("privacy", "epsilon", "--steps", 5, "--delta", 0.02));
    all.addAll(args);
    assertThat(Console.run(all.toArray()).err()).contains("warning: delta");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "NaN", "Infinity"})
  void epsilon_badNoise_refused(String noise) {
    var console = epsilon("--noise-multiplier=" + noise, "--steps", 10);
    assertThat(console.code()).isEqualTo(2);
    assertThat(console.err()).contains("(expected: ");
  }

  @Test
  void epsilon_batchAboveExamplesOrNoNoise_refused() {
    var batch =
        Console.run(
            "privacy",
            "epsilon",
            "--examples",
            10,
            "--batch",
            11,
            "--noise-multiplier",
            1,
            "--steps",
            1,
            "--delta",
            "1e-5");
    assertThat(batch.code()).isEqualTo(2);
    assertThat(epsilon("--steps", 10).code()).isEqualTo(2);
    assertThat(epsilon("--steps", 10, "--target-epsilon", 0).code()).isEqualTo(2);
  }

  @Test
  void release_groupsFoundInTheData_areNearTheTruthAndPaidFor() {
    assertThat(ledger("--budget", 30, "--budget-delta", "1e-5").code()).isZero();
    var console =
        release(
            "mean(income) by region",
            "--epsilon",
            20,
            "--delta",
            "1e-6",
            "--bounds",
            "income=0:400",
            "--person",
            "id");
    assertThat(console.err()).isEmpty();
    assertThat(console.out()).contains("north", "south", "epsilon left in the ledger: 10");
    assertThat(ledger().out()).contains("mean(income)");
    var second = release("count()", "--epsilon", 10.5, "--each-row-a-person");
    assertThat(second.code()).isEqualTo(3);
    assertThat(second.err()).contains("what is left");
  }

  @Test
  void release_badRequest_refusedAndNothingSpent() {
    ledger("--budget", 3);
    var mean = "mean(income)";
    for (var bad :
        List.of(
            release(mean, "--epsilon", 1, "--person", "id"),
            release(mean, "--epsilon", 1, "--person", "id", "--bounds", "income=9:1"),
            release(mean, "--epsilon", 1, "--person", "id", "--bounds", "income=min:max"),
            release(mean, "--epsilon", 1, "--person", "who", "--bounds", "income=0:9"),
            release(mean, "--epsilon", 1, "--bounds", "income=0:9"),
            release("count()", "--epsilon", 0, "--each-row-a-person"),
            release("count()", "--epsilon", -1, "--each-row-a-person"),
            release("count()", "--epsilon", "Infinity", "--each-row-a-person"),
            release("count() by region", "--epsilon", 1, "--person", "id"),
            release("count() by town", "--epsilon", 1, "--delta", "1e-6", "--person", "id"),
            release("drop(income)", "--epsilon", 1, "--each-row-a-person"),
            release("quantile(income, 2)", "--epsilon", 1, "--person", "id"))) {
      assertThat(bad.code()).as(bad.err()).isEqualTo(2);
      assertThat(bad.err()).contains("(expected: ");
    }
    assertThat(ledger("--fail-on", "epsilon-left<3").code()).isZero();
  }

  @Test
  void release_noLedgerOrTamperedOrOfOtherData_refused() throws IOException {
    var none = release("count()", "--epsilon", 1, "--each-row-a-person");
    assertThat(none.code()).isEqualTo(3);
    ledger("--budget", 3);
    var file = Path.of(people + ".ledger");
    var text = Files.readString(file);
    Files.writeString(file, text.replace(" 3.0 ", " 9.0 "));
    assertThat(release("count()", "--epsilon", 1, "--each-row-a-person").code()).isEqualTo(3);
    Files.writeString(file, text);
    Files.writeString(people, Files.readString(people) + "p;north;1\n");
    assertThat(release("count()", "--epsilon", 1, "--each-row-a-person").code()).isEqualTo(3);
  }
}
