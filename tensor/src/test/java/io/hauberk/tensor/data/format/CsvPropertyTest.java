package io.hauberk.tensor.data.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.core.RandomStream;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.Made;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random tables written with every freedom of RFC 4180; the seed is in the test's name. */
class CsvPropertyTest {

  private static final String[] CLASSES = {
    "no", "yes, of course", "\"perhaps\"", "line\nbreak", "ä"
  };
  private static final String[] LINE_ENDS = {"\n", "\r\n"};

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void read_randomTable_everyNumberComesBack(long seed) {
    var random = new Randomness(seed).stream(0, 0);
    int columns = 2 + random.nextInt(8);
    int label = random.nextInt(columns);
    int rows = 1 + random.nextInt(60);
    List<Float> numbers = new ArrayList<>();
    List<String> labels = new ArrayList<>();

    var text = new StringBuilder(header(columns, label));
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        text.append(column == 0 ? "" : ",");
        text.append(column == label ? label(labels, random) : number(numbers, random));
      }
      text.append(LINE_ENDS[random.nextInt(LINE_ENDS.length)]);
    }
    assertRead(Made.text(folder, "t.csv", text.toString()), numbers, labels);
  }

  private static void assertRead(Path table, List<Float> numbers, List<String> labels) {
    try (var set = CsvTable.read(table, Made.SPEC);
        var scope = TensorScope.open()) {
      var read = Tensors.floats(set.all().inputs());
      assertThat(read).hasSize(numbers.size());
      for (int i = 0; i < read.length; i++) {
        assertThat(read[i]).isEqualTo(numbers.get(i));
      }
      assertThat(set.classes()).isSorted().doesNotHaveDuplicates();
      var places = set.labels();
      for (int i = 0; i < places.length; i++) {
        assertThat(set.classes().get((int) places[i])).isEqualTo(labels.get(i));
      }
    }
  }

  private static String header(int columns, int label) {
    var header = new StringBuilder();
    for (int column = 0; column < columns; column++) {
      header.append(column == 0 ? "" : ",").append(column == label ? "label" : "c" + column);
    }
    return header.append('\n').toString();
  }

  private static String label(List<String> labels, RandomStream random) {
    var label = CLASSES[random.nextInt(CLASSES.length)];
    labels.add(label);
    return quoted(label);
  }

  /** Any finite float32, written so that it is exact. */
  private static String number(List<Float> numbers, RandomStream random) {
    float number = Float.intBitsToFloat(random.nextInt());
    if (!Float.isFinite(number)) {
      number = random.nextInt(100);
    }
    numbers.add(number);
    var text = Float.toString(number);
    return random.nextInt(4) == 0 ? quoted(text) : text;
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
