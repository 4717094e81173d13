package io.hauberk.data.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.Randomness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelErrorsTest {

  @TempDir private Path folder;

  /** By hand: t_0 = (0.9+0.8+0.1)/3 = 0.6, t_1 = (0.7+0.9)/2 = 0.8. */
  @Test
  void judge_smallExample_asByHand() {
    var learning = new ConfidentLearning(List.of("a", "b"));
    int[] labels = {0, 0, 0, 1, 1};
    double[] p1 = {0.1, 0.2, 0.9, 0.7, 0.9};
    for (int i = 0; i < labels.length; i++) {
      learning.learn(labels[i], new double[] {1 - p1[i], p1[i]});
    }
    assertThat(learning.threshold(0)).isCloseTo(0.6, within(1e-12));
    assertThat(learning.threshold(1)).isCloseTo(0.8, within(1e-12));
    var judged = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      judged[i] = learning.judge(labels[i], new double[] {1 - p1[i], p1[i]});
    }
    assertThat(judged).containsExactly(0, 0, 1, ConfidentLearning.UNSURE, 1);
    var joint = learning.joint();
    assertThat(joint[0]).containsExactly(new double[] {0.4, 0.2}, within(1e-12));
    assertThat(joint[1]).containsExactly(new double[] {0, 0.4}, within(1e-12));
  }

  @Test
  void clean_plantedErrors_foundAndRemoved() throws IOException {
    var random = new Randomness(3).stream(0, 0);
    var table = new StringBuilder("id,label\n");
    var likely = new StringBuilder("cat,dog,cow\n");
    int planted = 0;
    var names = List.of("cat", "dog", "cow");
    for (int i = 0; i < 600; i++) {
      int truth = random.nextInt(3);
      boolean wrong = i % 20 == 0;
      planted += wrong ? 1 : 0;
      table.append(i).append(',').append(names.get(wrong ? (truth + 1) % 3 : truth)).append('\n');
      double sure = 0.9;
      for (int c = 0; c < 3; c++) {
        double p = c == truth ? sure : (1 - sure) / 2;
        likely.append(String.format(Locale.ROOT, c < 2 ? "%.6f," : "%.6f\n", p));
      }
    }
    var summary = clean(table.toString(), likely.toString());
    assertThat(planted).isEqualTo(30);
    assertThat(summary.found().get(Kind.LABEL)).isEqualTo(30);
    assertThat(summary.kept()).isEqualTo(570);
    assertThat(Files.readString(folder.resolve("log"))).contains("likely ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b\n0.5,0.5\n",
        "a,b\n1,0\n0,1\n1,0\n",
        "a,b\n1,1\n0,1\n",
        "a,c\n1,0\n1,0\n",
        "a,b\nx,0\n1,0\n",
        "a,b\n-1,2\n1,0\n",
        "a\n1\n1\n"
      })
  void clean_badProbabilities_refused(String probabilities) {
    assertThatThrownBy(() -> clean("id,label\n1,a\n2,b\n", probabilities))
        .isInstanceOfAny(DataFormatException.class, IllegalArgumentException.class)
        .hasMessageContaining("(expected: ");
    assertThat(folder.resolve("out.csv")).doesNotExist();
  }

  private CleanSummary clean(String table, String probabilities) throws IOException {
    Files.writeString(folder.resolve("in.csv"), table);
    var likely = Files.writeString(folder.resolve("p.csv"), probabilities);
    var plain = CleanRules.standard();
    var rules =
        new CleanRules(
            plain.spellings(),
            plain.missing(),
            plain.otherMissing(),
            plain.misfits(),
            plain.duplicates(),
            plain.near(),
            plain.outliers(),
            plain.odd(),
            Optional.of(new LabelRule("label", likely, Consequence.REMOVE)),
            plain.maxRows(),
            0);
    return new Cleaner(rules, Optional.empty())
        .clean(folder.resolve("in.csv"), folder.resolve("out.csv"), folder.resolve("log"));
  }
}
