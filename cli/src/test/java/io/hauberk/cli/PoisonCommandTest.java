package io.hauberk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.core.Randomness;
import io.hauberk.robust.poison.BadNets;
import io.hauberk.robust.poison.Trigger;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.ReadOptions;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.data.catalogue.DataSets;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Poisoned training sets from the command line. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoisonCommandTest {

  @TempDir static Path folder;
  private Path data;
  private Path model;
  private Set<Integer> places;

  @BeforeAll
  void poisonAndTrain() throws IOException {
    data = Files.createDirectory(folder.resolve("set"));
    model = folder.resolve("m.safetensors");
    try (var clean = glyphs(Split.TRAIN, 1500);
        var test = glyphs(Split.TEST, 200);
        var poisoned =
            new BadNets(Trigger.WHITE_SQUARE, 7, 0.03, new Randomness(6)).poison(clean)) {
      places = poisoned.places();
      write("train", poisoned.data());
      write("t10k", test);
    }
    var console =
        Console.run(
            "train",
            "--data",
            data,
            "--network",
            "strided_cnn",
            "--width",
            "8",
            "--epochs",
            "8",
            "--batch-size",
            "32",
            "--quiet",
            "--out-model",
            model);
    assertThat(console.code()).as(console.err()).isZero();
  }

  private static DataSet glyphs(Split split, int count) {
    return DataSets.open("glyphs", split, ReadOptions.DEFAULT.withLimit(count));
  }

  /** As MNIST's files are. */
  private void write(String part, DataSet set) throws IOException {
    try (var scope = TensorScope.open()) {
      var images = new ByteArrayOutputStream();
      var out = new DataOutputStream(images);
      for (int number : new int[] {0x803, set.size(), 28, 28}) {
        out.writeInt(number);
      }
      for (float value : Tensors.floats(set.all().inputs())) {
        out.writeByte(Math.round(255 * value));
      }
      Files.write(data.resolve(part + "-images-idx3-ubyte"), images.toByteArray());
      var labels = new ByteArrayOutputStream();
      var labelled = new DataOutputStream(labels);
      labelled.writeInt(0x801);
      labelled.writeInt(set.size());
      for (long label : set.labels()) {
        labelled.writeByte((int) label);
      }
      Files.write(data.resolve(part + "-labels-idx1-ubyte"), labels.toByteArray());
    }
  }

  private Console poison(String words, Object... more) {
    var head = ("poison " + words).split(" ");
    var all = new Object[head.length + more.length + 5];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(more, 0, all, head.length, more.length);
    Object[] tail = {"--data", data, "--model", model, "--quiet"};
    System.arraycopy(tail, 0, all, head.length + more.length, tail.length);
    return Console.run(all);
  }

  @Test
  void detect_spectral_flagsAsManyOfEachLabelAsItSays() throws IOException {
    var flagged = folder.resolve("flagged.csv");
    var console =
        poison(
            "detect --method spectral_signatures --expected 20 --fail-on flagged>300",
            "--flagged",
            flagged);
    assertThat(console.code()).as(console.err()).isZero();
    assertThat(console.out()).contains("by label");
    var lines = Files.readAllLines(flagged);
    assertThat(lines.get(0)).isEqualTo("place,label");
    assertThat(lines).hasSize(301);
    for (int label = 0; label < 10; label++) {
      var end = "," + label;
      assertThat(lines.stream().filter(line -> line.endsWith(end))).hasSize(30);
    }
  }

  @Test
  void detect_otherMethods_run() {
    var clustering = poison("detect --fail-on flagged-share>0.35");
    assertThat(clustering.code()).as(clustering.err()).isZero();
    var strip = poison("detect --method strip --false-alarms 0.1 --limit 40");
    assertThat(strip.code()).as(strip.err()).isZero();
  }

  /** With the true places, so that what is judged is the repair. */
  @Test
  void repair_backdoor_takenOut() throws IOException {
    var flagged = folder.resolve("true.csv");
    var lines = places.stream().sorted().map(place -> place + ",7").toList();
    Files.writeString(flagged, "place,label\n" + String.join("\n", lines) + "\n");
    var out = folder.resolve("repaired.safetensors");
    var console =
        poison(
            "repair --epochs 4 --learning-rate 0.002"
                + " --fail-on flagged-kept>0.3,flagged-kept-before<0.7,accuracy<0.7",
            "--flagged",
            flagged,
            "--out-model",
            out);
    assertThat(console.code()).as(console.err() + console.out()).isZero();
    assertThat(console.out()).contains("flagged samples believed");
    assertThat(Files.exists(out)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--method spectral_signatures | --expected: none",
        "--method spectral_signatures --expected 0 | --expected: 0",
        "--expected 5 | --expected: 5",
        "--false-alarms 0.1 | --false-alarms: 0.1",
        "--method strip --false-alarms 1 | --false-alarms: 1.0"
      })
  void detect_badFlags_usage(String words, String message) {
    var console = poison("detect " + words.strip());
    assertThat(console.code()).isEqualTo(2);
    assertThat(console.err()).startsWith(message.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nothing | flagged ",
        "place,label;9999999,1 | flagged: 9999999,1",
        "place,label;0,99 | flagged: 0,99",
        "place,label;x,1 | flagged: x,1"
      })
  void repair_flagsOfAnotherSet_refused(String text, String message) throws IOException {
    var flagged = folder.resolve("other.csv");
    Files.writeString(flagged, text.strip().replace(';', '\n'));
    var out = folder.resolve("none.safetensors");
    var console = poison("repair", "--flagged", flagged, "--out-model", out);
    assertThat(console.code()).isEqualTo(3);
    assertThat(console.err()).startsWith(message.strip());
    assertThat(Files.exists(out)).isFalse();
  }

  @Test
  void help_hasExamplesAndSpeaksChinese() {
    assertThat(Console.run("poison", "detect", "--help").out()).contains("Examples:");
    assertThat(Console.run("poison", "repair", "--help", "--lang", "zh").out())
        .contains("可信样本")
        .doesNotContain("Passes over");
  }
}
