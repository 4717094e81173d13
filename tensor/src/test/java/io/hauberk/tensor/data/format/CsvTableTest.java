package io.hauberk.tensor.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.Digest;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.DataSource;
import io.hauberk.tensor.data.Made;
import io.hauberk.tensor.data.ReadOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

  @TempDir Path folder;

  private DataSet read(String text, ReadOptions options) {
    return CsvTable.read(Made.text(folder, "t.csv", text), ReadSpec.of("t", options));
  }

  private DataSet read(String text) {
    return read(text, ReadOptions.DEFAULT);
  }

  @Test
  void read_labelInTheMiddle_featuresInOrder() {
    var text = "height,label,width\n1.5,cat,2\n-3e2,ant,0\r\n\n4,cat,.5\n";
    try (var set = read(text);
        var scope = TensorScope.open()) {
      assertThat(set.sampleShape()).containsExactly(2L);
      assertThat(set.classes()).containsExactly("ant", "cat");
      assertThat(set.labels()).containsExactly(1, 0, 1);
      assertThat(Tensors.floats(set.all().inputs())).containsExactly(1.5f, 2, -300, 0, 4, 0.5f);
      assertThat(set.sources())
          .containsExactly(
              new DataSource("t.csv", Digest.sha256(text.getBytes(StandardCharsets.UTF_8))));
    }
  }

  @Test
  void read_numericLabels_sortedAsNumbers() {
    try (var set = read("x,label\n1,10\n2,9\n3,-1\n")) {
      assertThat(set.classes()).containsExactly("-1", "9", "10");
      assertThat(set.labels()).containsExactly(2, 1, 0);
    }
  }

  @Test
  void read_namedColumnAndScale_used() {
    var options = ReadOptions.DEFAULT.withLabelColumn("digit").withScale(255);
    try (var set = read("p0,p1,digit\n0,255,3\n51,0,4\n", options);
        var scope = TensorScope.open()) {
      assertThat(Tensors.floats(set.all().inputs())).containsExactly(0, 1, 51 / 255f, 0);
    }
  }

  @Test
  void read_quotesByteOrderMarkSpaces_understood() {
    try (var set = read("\uFEFF\"a\", label \n\"1\",\"x, \"\"y\"\"\"\n 2 , z \n");
        var scope = TensorScope.open()) {
      assertThat(set.classes()).containsExactly("x, \"y\"", "z");
      assertThat(Tensors.floats(set.all().inputs())).containsExactly(1, 2);
    }
  }

  @Test
  void read_gzip_understood() {
    var packed = Made.gzip("x,label\n1,a\n".getBytes(StandardCharsets.UTF_8));
    try (var set = CsvTable.read(Made.file(folder, "t.csv.gz", packed), Made.SPEC)) {
      assertThat(set.labels()).containsExactly(0);
    }
  }

  @Test
  void read_limit_laterLinesNotRead() {
    try (var set = read("x,label\n1,a\n2,b\nNaN,c\n", ReadOptions.DEFAULT.withLimit(2))) {
      assertThat(set.size()).isEqualTo(2);
      assertThat(set.classes()).containsExactly("a", "b");
    }
  }

  @Test
  void read_manyRows_allKeptInOrder() {
    int rows = 30_000; // more than a chunk of 100 columns
    var text = new StringBuilder("label");
    for (int column = 0; column < 100; column++) {
      text.append(",c").append(column);
    }
    for (int row = 0; row < rows; row++) {
      text.append('\n').append(row % 3).append(("," + row).repeat(100));
    }
    try (var set = read(text.toString());
        var scope = TensorScope.open()) {
      assertThat(set.size()).isEqualTo(rows);
      for (int row : new int[] {0, 10_484, 10_485, 10_486, 20_971, rows - 1}) {
        assertThat(Tensors.floats(set.batch(row, row + 1).inputs())).containsOnly(row);
        assertThat(set.labels()[row]).isEqualTo(row % 3);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "NaN",
        "nan",
        "Infinity",
        "-inf",
        "1e39",
        "-1e999",
        "abc",
        "1,5",
        "0x1p3",
        "1f",
        "--1",
        "1_000",
        "٣"
      })
  void read_cellNotANumber_refusedWithLineAndColumn(String cell) {
    var text = "a,b,label\n1,2,x\n3,\"" + cell + "\",y\n";
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(DataFormatException.class)
        .hasMessageEndingWith("t.csv: line 3, column b (expected: a finite number)");
  }

  @Test
  void read_scaledBeyondFloat_refused() {
    assertThatThrownBy(() -> read("a,label\n1e38,x\n", ReadOptions.DEFAULT.withScale(1e-3)))
        .hasMessageContaining("line 2, column a");
  }

  @Test
  void read_blankLabel_refused() {
    assertThatThrownBy(() -> read("a,label\n1,\n"))
        .hasMessageEndingWith("blank label in line 2 (expected: a class in every line)");
  }

  @Test
  void read_fieldsMissingOrTooMany_refused() {
    assertThatThrownBy(() -> read("a,b,label\n1,2\n"))
        .hasMessageEndingWith("2 fields in line 2 (expected: 3, as the header)");
    assertThatThrownBy(() -> read("a,b,label\n1,2,x\n1,2,x,4\n"))
        .hasMessageEndingWith("4 fields in line 3 (expected: 3, as the header)");
  }

  @Test
  void read_badHeader_refused() {
    assertThatThrownBy(() -> read("")).hasMessageContaining("nothing (expected: a header line)");
    assertThatThrownBy(() -> read("a,b\n1,2\n"))
        .hasMessageContaining("no column label (expected: a column of classes among [a, b])");
    assertThatThrownBy(() -> read("a,a,label\n"))
        .hasMessageContaining("column 'a' in line 1 (expected: a name no other column has)");
    assertThatThrownBy(() -> read("a,,label\n")).hasMessageContaining("column '' in line 1");
    assertThatThrownBy(() -> read("label\nx\n")).hasMessageContaining("besides the label");
    assertThatThrownBy(() -> read("a,label\n"))
        .hasMessageContaining("no line after the header (expected: one or more samples)");
  }

  @Test
  void read_hostileText_oneLineMessages() {
    assertThatThrownBy(() -> read("a,label\n\"never closed,x\n".repeat(3)))
        .isInstanceOf(DataFormatException.class)
        .message()
        .hasLineCount(1);
    assertThatThrownBy(() -> read("a,label\n" + "9".repeat(1 << 13) + ",x\n"))
        .isInstanceOf(DataFormatException.class);
    assertThatThrownBy(() -> read("a,".repeat(70_000) + "label\n"))
        .isInstanceOf(DataFormatException.class);
  }

  @Test
  void read_notUtf8_refused() {
    var file = Made.file(folder, "l.csv", new byte[] {'a', ',', 'l', '\n', '1', ',', (byte) 0xE9});
    var spec = ReadSpec.of("l", ReadOptions.DEFAULT.withLabelColumn("l"));
    assertThatThrownBy(() -> CsvTable.read(file, spec))
        .isInstanceOf(DataFormatException.class)
        .hasMessageEndingWith("l.csv: not text (expected: UTF-8)");
  }

  @Test
  void read_tooManyClasses_refused() {
    var text = new StringBuilder("a,label\n");
    for (int i = 0; i <= Limits.CLASSES; i++) {
      text.append("1,").append(i).append('\n');
    }
    assertThatThrownBy(() -> read(text.toString()))
        .hasMessageContaining("more than 10000 classes in column label");
  }

  @Test
  void read_missing_refused() {
    assertThatThrownBy(() -> CsvTable.read(folder.resolve("no.csv"), Made.SPEC))
        .isInstanceOf(StorageException.class)
        .hasMessageEndingWith("no.csv (expected: an existing file)");
  }
}
