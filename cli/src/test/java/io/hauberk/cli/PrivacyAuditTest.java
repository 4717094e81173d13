package io.hauberk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivacyAuditTest {

  @TempDir static Path folder;
  private static Path model;

  /** Learned by heart, from 100 samples. */
  @BeforeAll
  static void train() {
    model = folder.resolve("m.safetensors");
    var line = "train --data glyphs --network mlp --limit 100 --epochs 60 --quiet --out-model";
    var args = new ArrayList<Object>(List.of(line.split(" ")));
    args.add(model);
    assertThat(Console.run(args.toArray()).code()).isZero();
  }

  private static final String TRAINING =
      "privacy audit-training --examples=200 --batch=10 --clip=0.1 --steps=25 --delta=1e-7"
          + " --canaries=80 --runs=2 --quiet";

  private static Console training(Object... more) {
    var args = new ArrayList<Object>(List.of(TRAINING.split(" ")));
    args.addAll(List.of(more));
    return Console.run(args.toArray());
  }

  /** With one setting in the place of its like. */
  private static Console trainingBut(String setting) {
    var name = setting.substring(0, setting.indexOf('=') + 1);
    var args = new ArrayList<Object>();
    for (var word : TRAINING.split(" ")) {
      args.add(word.startsWith(name) ? setting : word);
    }
    if (!args.contains(setting)) {
      args.add(setting);
    }
    args.add("--noise-multiplier=1");
    return Console.run(args.toArray());
  }

  private static Console audit(Object... more) {
    var args = new ArrayList<Object>(List.of("privacy", "audit", "--model", model));
    args.addAll(List.of("--data", "glyphs", "--limit", 100, "--delta", "1e-7", "--quiet"));
    args.addAll(List.of(more));
    return Console.run(args.toArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"audit", "audit-training"})
  void help_both_haveExamplesAndSpeakChinese(String verb) {
    var console = Console.run("privacy", verb, "--help");
    assertThat(console.out()).contains("Examples:").contains("hauberk privacy " + verb);
    assertThat(Console.run("privacy", verb, "--help", "--lang", "zh").out()).contains("隐私审计");
  }

  @Test
  void auditTraining_ofOurs_isNotRefuted() {
    var console = training("--noise-multiplier", 1);
    assertThat(console.code()).as(console.out()).isZero();
    assertThat(console.out()).contains("true positives at 0.1 %", "not refuted", "Batch sizes");
  }

  /** A claim that its noise cannot hold. */
  @Test
  void auditTraining_falseClaim_isRefutedByExitCode() {
    var console = training("--noise-multiplier", 0.2, "--epsilon", 0.01);
    assertThat(console.code()).as(console.out()).isEqualTo(1);
    assertThat(console.out()).contains("is refuted");
  }

  @Test
  void auditTraining_barOnTheMeasure_isHit() {
    var console = training("--noise-multiplier", 0.2, "--fail-on", "epsilon-measured>0.1");
    assertThat(console.code()).isEqualTo(1);
    assertThat(console.out()).contains("not refuted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--noise-multiplier=0", "--noise-multiplier=NaN"})
  void auditTraining_badNoise_isRefused(String noise) {
    assertThat(training(noise).code()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--clip=-1", "--batch=300", "--confidence=1", "--canaries=150", "--epsilon=-1"})
  void auditTraining_badSettings_areRefused(String setting) {
    var console = trainingBut(setting);
    assertThat(console.code()).isEqualTo(2);
    assertThat(console.err()).contains("(expected: ");
  }

  @Test
  void audit_modelLearnedByHeart_refutesSmallClaimsOnly() {
    var small = audit("--epsilon", 0.01);
    assertThat(small.code()).as(small.out()).isEqualTo(1);
    assertThat(small.out()).contains("is refuted");
    var large = audit("--epsilon", 20, "--format", "json");
    assertThat(large.code()).isZero();
    assertThat(large.out()).contains("epsilon-measured", "tpr-at-low-fpr");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lira", "lira_offline"})
  void audit_likelihoodRatios_trainShadowsOfTheSameNetwork(String attack) {
    var console = audit("--epsilon", 20, "--attack", attack, "--shadows", 2, "--epochs", 2);
    assertThat(console.code()).as(console.err()).isZero();
  }

  @Test
  void audit_noClaimOrOddShadows_isRefused() {
    assertThat(audit().code()).isEqualTo(2);
    assertThat(audit("--epsilon", -1).code()).isEqualTo(2);
    assertThat(audit("--epsilon", 1, "--attack", "lira", "--shadows", 3).err())
        .contains("shadow models: 3 (expected: an even number above 0)");
  }
}
