package io.hauberk.data.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Confident learning beside cleanlab's, on rows that it judged. */
class CleanlabVectorTest {

  private static final int LABELS = 4;

  /** A label, its probabilities, and whether cleanlab suspects it. */
  private record Row(int label, double[] probabilities, boolean suspected) {
    static Row of(double[] cells) {
      return new Row(
          (int) cells[0], Arrays.copyOfRange(cells, 1, 1 + LABELS), cells[1 + LABELS] == 1);
    }
  }

  private static List<double[]> table(String name) {
    try (var in = CleanlabVectorTest.class.getResourceAsStream("/vectors/cleanlab/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void judge_rowsOfCleanlab_sameSuspectsAndJoint() {
    var rows = table("rows.csv").stream().map(Row::of).toList();
    var learning = new ConfidentLearning(List.of("0", "1", "2", "3"));
    rows.forEach(row -> learning.learn(row.label(), row.probabilities()));
    for (var row : rows) {
      int judged = learning.judge(row.label(), row.probabilities());
      boolean suspected = judged != ConfidentLearning.UNSURE && judged != row.label();
      assertThat(suspected).as("%s", row).isEqualTo(row.suspected());
    }
    var expected = table("joint.csv");
    for (int i = 0; i < LABELS; i++) {
      assertThat(learning.joint()[i]).containsExactly(expected.get(i), within(1.0 / rows.size()));
    }
  }
}
