package io.hauberk.detect.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordsTest {

  private static final Schema SCHEMA =
      Schema.parse("# flows\nbytes,continuous\n\nproto, symbolic\nnote,ignored\nkind,label", "ok");

  @TempDir Path folder;

  private List<Row> rows(String text) throws IOException {
    var rows = new ArrayList<Row>();
    long malformed = file(text).forEach(rows::add);
    assertThat(malformed).isZero();
    return rows;
  }

  private RecordFile file(String text) throws IOException {
    return new RecordFile(Files.writeString(folder.resolve("r.csv"), text), SCHEMA);
  }

  @Test
  void nslKdd_hasItsColumns() {
    assertThat(Schema.nslKdd().columns()).hasSize(43);
    assertThat(Schema.nslKdd().features()).hasSize(41);
    assertThat(Schema.nslKdd().normal()).isEqualTo("normal");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a,number",
        ",continuous",
        "a,continuous\na,symbolic",
        "a,label",
        "a,continuous\nb,label\nc,label",
        "a,continuous\u0000"
      })
  void schema_otherText_isRefused(String text) {
    assertThatThrownBy(() -> Schema.parse(text, "normal"))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining(" (expected: ");
  }

  @Test
  void schema_tooManyColumns_isRefused() {
    var text = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      text.append("c").append(i).append(",continuous\n");
    }
    assertThatThrownBy(() -> Schema.parse(text.toString(), "normal"))
        .hasMessageContaining("schema.columns");
  }

  @Test
  void forEach_heading_findsColumnsByName() throws IOException {
    var rows = rows("\uFEFFkind, proto,extra,bytes\nok,tcp,1,20\nscan,udp,2,\n");
    assertThat(rows)
        .containsExactly(
            new Row(1, List.of("20", "tcp"), Optional.of("ok")),
            new Row(2, List.of("", "udp"), Optional.of("scan")));
    assertThat(rows("proto,bytes\ntcp,7\n"))
        .containsExactly(new Row(1, List.of("7", "tcp"), Optional.empty()));
  }

  @Test
  void forEach_noHeading_goesByPlace() throws IOException {
    assertThat(rows("20,tcp,x,ok\n"))
        .containsExactly(new Row(1, List.of("20", "tcp"), Optional.of("ok")));
    assertThat(rows("20,tcp\n"))
        .containsExactly(new Row(1, List.of("20", "tcp"), Optional.empty()));
    assertThat(rows("")).isEmpty();
  }

  @Test
  void forEach_unseenColumns_areRefusedByName() throws IOException {
    var lacking = file("bytes,kind\n1,ok\n");
    assertThatThrownBy(() -> lacking.forEach(row -> {}))
        .isInstanceOf(DataFormatException.class)
        .hasMessage("records.column: proto (expected: a column of the heading)");
    var wide = file("1,tcp,x,ok,5\n");
    assertThatThrownBy(() -> wide.forEach(row -> {}))
        .hasMessage("records.columns: 5 (expected: 4 columns, or a heading)");
  }

  @Test
  void forEach_oddLines_areCountedAndLeftOut() throws IOException {
    var seen = new ArrayList<Row>();
    assertThat(file("20,tcp,x,ok\n1\n1,2,3,4,5\n21,udp,x,ok\n").forEach(seen::add)).isEqualTo(2);
    assertThat(seen).extracting(Row::number).containsExactly(1L, 4L);
  }

  @Test
  void forEach_bytesThatAreNoText_goOn() throws IOException {
    var path = folder.resolve("b.csv");
    Files.write(path, new byte[] {'1', ',', (byte) 0xff, ',', 'x', ',', 'o', 'k', '\n'});
    var seen = new ArrayList<Row>();
    assertThat(new RecordFile(path, SCHEMA).forEach(seen::add)).isZero();
    assertThat(seen).hasSize(1);
  }

  @Test
  void forEach_endlessCell_isRefused() throws IOException {
    var path = folder.resolve("big.csv");
    Files.write(path, ("\"" + "a".repeat(5 << 20)).getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> new RecordFile(path, SCHEMA).forEach(row -> {}))
        .isInstanceOf(DataFormatException.class);
    assertThatThrownBy(() -> new RecordFile(folder.resolve("none.csv"), SCHEMA).forEach(row -> {}))
        .isInstanceOf(StorageException.class);
  }

  @Test
  void encoder_cellsThatAreNoNumbers_areMissing() {
    var encoder = new Encoder(SCHEMA);
    encoder.learn(new Row(1, List.of("1", "tcp"), Optional.empty()));
    for (var cell : List.of("", "NaN", "Infinity", "1e999", "abc", "9".repeat(100))) {
      var values = encoder.encode(new Row(1, List.of(cell, "tcp"), Optional.empty()));
      assertThat(values).containsExactly(Double.NaN, 0);
      assertThat(encoder.unknown(values)).isEqualTo(1);
    }
    var unseen = encoder.encode(new Row(1, List.of("2", "gre"), Optional.empty()));
    assertThat(encoder.unknown(unseen)).isEqualTo(1);
  }

  @Test
  void vocabulary_moreWordsThanRoom_theRestIsUnseen() {
    var words = new Vocabulary();
    for (int i = 0; i < 300; i++) {
      words.learn("w" + i);
    }
    assertThat(words.words()).hasSize(255);
    assertThat(words.code("w254")).isEqualTo(254);
    assertThat(words.code("w255")).isEqualTo(Vocabulary.UNSEEN);
    assertThat(new Vocabulary().learn("x".repeat(1000))).isEqualTo(Vocabulary.UNSEEN);
  }
}
