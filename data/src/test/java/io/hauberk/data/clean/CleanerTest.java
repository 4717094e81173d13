package io.hauberk.data.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.DataFormatException;
import io.hauberk.data.table.TableFormat;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables cleaned, and brought back bit for bit. */
class CleanerTest {

  private static final Charset GB18030 = Charset.forName("GB18030");

  @TempDir private Path folder;

  private Path at(String name) {
    return folder.resolve(name);
  }

  private static CleanRules rules(Map<String, MissingRule> missing, Consequence consequence) {
    var plain = CleanRules.standard();
    return new CleanRules(
        plain.spellings(),
        missing,
        plain.otherMissing(),
        consequence,
        plain.duplicates(),
        Optional.of(NearDuplicates.atLeast(0.7, consequence)),
        Optional.of(new RobustZ(RobustZ.DEFAULT_THRESHOLD, consequence)),
        Optional.of(new OddRows(0.8, Consequence.REPORT)),
        Optional.empty(),
        1000,
        7);
  }

  private CleanSummary clean(byte[] bytes, CleanRules rules) throws IOException {
    Files.write(at("in.csv"), bytes);
    return new Cleaner(rules, Optional.empty()).clean(at("in.csv"), at("out.csv"), at("log.jsonl"));
  }

  private void assertComesBack(String in, String out) throws IOException {
    Restorer.restore(at(out), at("log.jsonl"), at("back"));
    assertThat(at("back")).hasSameBinaryContentAs(at(in));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b\n1,x\n2,y\n",
        "a,b\r\n1,x\r\n1,x\r\n3,NULL",
        "\uFEFFa;b\n\n 1;\"x\"\n\n\n2;y\n\n",
        "\"a\"\t\"b\"\n\"1\"\t\"x\n\"\"y\"\n1\tz\r\n",
        "a\n\"\"\n?\n7\n",
        "a|b\r1|x\r1|x\r",
        "a,b",
        "a,b\n1,x\"y\n\"1\",\"\"\n"
      })
  void restore_anyForm_isTheOriginal(String text) throws IOException {
    for (var charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16LE}) {
      var marked =
          charset.equals(StandardCharsets.UTF_8) || text.startsWith("\uFEFF")
              ? text
              : "\uFEFF" + text;
      clean(marked.getBytes(charset), rules(Map.of(), Consequence.REMOVE));
      assertComesBack("in.csv", "out.csv");
      for (var name : new String[] {"out.csv", "log.jsonl", "back"}) {
        Files.delete(at(name));
      }
    }
  }

  @Test
  void clean_chineseInGb18030_becomesUtf8AndComesBack() throws IOException {
    var text = "姓名,年龄,日期\r\n张伟,３６,2024年1月5日\r\n李娜,未知,2024/12/31\r\n张伟,36,2024-01-05\r\n";
    var summary = clean(text.getBytes(GB18030), CleanRules.standard());
    assertThat(Files.readString(at("out.csv")))
        .isEqualTo("姓名,年龄,日期\n张伟,36,2024-01-05\n李娜,,2024-12-31\n");
    assertThat(summary.encoding()).isEqualTo("GB18030");
    assertThat(summary.rows()).isEqualTo(3);
    assertThat(summary.kept()).isEqualTo(2);
    assertThat(summary.found())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(Kind.FORM, 3L, Kind.MISSING, 1L, Kind.DUPLICATE, 1L));
    assertThat(summary.columns().get(1).type()).isEqualTo(ValueType.INTEGER);
    assertComesBack("in.csv", "out.csv");
  }

  @ParameterizedTest
  @CsvSource({"t.jsonl,o.csv", "t.jsonl,o.jsonl", "t.parquet,o.parquet"})
  void restore_otherFormats_isTheOriginal(String in, String out) {
    TableFormat.create(
        at(in),
        java.util.List.of("a", "b"),
        sink -> {
          for (int i = 0; i < 3000; i++) {
            sink.write(java.util.List.of(String.valueOf(i % 50), i % 50 == 3 ? "n/a" : " x "));
          }
        });
    var summary =
        new Cleaner(CleanRules.standard(), Optional.empty())
            .clean(at(in), at(out), at("log.jsonl"));
    assertThat(summary.kept()).isEqualTo(50);
    Restorer.restore(at(out), at("log.jsonl"), at("back"));
    assertThat(at("back")).hasSameBinaryContentAs(at(in));
  }

  @Test
  void clean_missingByRule_filledOrGone() throws IOException {
    var text = "n,m,c,d\n1,a,?,x\n3,a,k,NULL\nNA,b,k,y\n9,--,k,z\n";
    var missing =
        Map.<String, MissingRule>of(
            "n", new MissingRule.Median(),
            "m", new MissingRule.MostFrequent(),
            "c", new MissingRule.Constant("k0"),
            "d", new MissingRule.DropRow());
    var plain = CleanRules.standard();
    var rules =
        new CleanRules(
            plain.spellings(),
            missing,
            plain.otherMissing(),
            Consequence.REPORT,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            10,
            0);
    var summary = clean(text.getBytes(StandardCharsets.UTF_8), rules);
    assertThat(Files.readString(at("out.csv"))).isEqualTo("n,m,c,d\n1,a,k0,x\n3,b,k,y\n9,a,k,z\n");
    assertThat(summary.found().get(Kind.MISSING)).isEqualTo(4);
    assertComesBack("in.csv", "out.csv");
  }

  @Test
  void clean_outliersMisfitsAndNearRows_removedWhenAsked() throws IOException {
    var text = new StringBuilder("n,note\n");
    for (int i = 0; i < 100; i++) {
      var note = Long.toString(0x9E3779B97F4A7C15L * (i + 1), 36).repeat(3);
      text.append(i).append(',').append(note).append('\n');
    }
    text.append("1000000,far away from all the others\nabc,what is this doing here\n");
    text.append("5,a customer of the north branch since spring\n");
    text.append("5,a customer of the north branch since springs\n");
    var summary =
        clean(
            text.toString().getBytes(StandardCharsets.UTF_8), rules(Map.of(), Consequence.REMOVE));
    var cleaned = Files.readString(at("out.csv"));
    assertThat(cleaned).contains("\n,far away", "\n,what is", "since spring\n");
    assertThat(cleaned).doesNotContain("springs", "1000000", "abc");
    assertThat(summary.kept()).isEqualTo(103);
    assertThat(summary.found().get(Kind.OUTLIER)).isEqualTo(1);
    assertThat(summary.found().get(Kind.NEAR_DUPLICATE)).isEqualTo(1);
    assertThat(summary.found().get(Kind.TYPE)).isEqualTo(1);
    assertComesBack("in.csv", "out.csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b\n1,\"2", "a,b\n1\n", "", "a,a\n1,2\n"})
  void clean_brokenCsv_refusedAndNothingLeft(String text) {
    assertRefused(text.getBytes(StandardCharsets.UTF_8), "(expected: ");
  }

  @Test
  void clean_mixedEncodings_refusedByLine() {
    var utf8 = "姓名\n张伟\n".getBytes(StandardCharsets.UTF_8);
    var gbk = "李娜\n".getBytes(GB18030);
    var both = Arrays.copyOf(utf8, utf8.length + gbk.length);
    System.arraycopy(gbk, 0, both, utf8.length, gbk.length);
    assertRefused(both, "line 1 is UTF-8, line 3 is not (expected: one encoding throughout)");
  }

  @Test
  void clean_tenMegabyteField_refused() {
    assertRefused(("a\n" + "x".repeat(10 << 20)).getBytes(StandardCharsets.UTF_8), "a long field");
  }

  private void assertRefused(byte[] bytes, String message) {
    assertThatThrownBy(() -> clean(bytes, CleanRules.standard()))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining(message);
    assertThat(folder.toFile().list()).containsExactly("in.csv");
    assertThat(at("in.csv")).hasBinaryContent(bytes);
  }

  @Test
  void clean_moreRowsThanMay_refused() {
    var text = new StringBuilder("a\n");
    for (int i = 0; i < 1001; i++) {
      text.append(i).append('\n');
    }
    assertRefusedWith(rules(Map.of(), Consequence.REPORT), text.toString());
  }

  private void assertRefusedWith(CleanRules rules, String text) {
    assertThatThrownBy(() -> clean(text.getBytes(StandardCharsets.UTF_8), rules))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("max-rows");
    assertThat(folder.toFile().list()).containsExactly("in.csv");
  }

  @Test
  void clean_impossibleRules_refused() throws IOException {
    var bytes = "a\nx\n?\n".getBytes(StandardCharsets.UTF_8);
    for (var name : new String[] {"a", "b"}) {
      var missing = Map.<String, MissingRule>of(name, new MissingRule.Median());
      assertThatThrownBy(() -> clean(bytes, rules(missing, Consequence.REPORT)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    Files.writeString(at("out.csv"), "mine");
    assertThatThrownBy(() -> clean(bytes, CleanRules.standard()))
        .hasMessageContaining("does not exist yet");
    assertThat(at("out.csv")).hasContent("mine");
  }

  @Test
  void restore_afterwardsChanged_refusedAndNothingWritten() throws IOException {
    clean("a,b\n1,x\n2,?\n2,\n3,z\n".getBytes(StandardCharsets.UTF_8), CleanRules.standard());
    var cleaned = Files.readString(at("out.csv"));
    var log = Files.readString(at("log.jsonl"));
    assertNoWayBack(cleaned.replace("3,z", "3,w"), log);
    assertNoWayBack("a,b\n1,x\n", log);
    assertNoWayBack(cleaned, log.substring(0, log.lastIndexOf("{")));
    assertNoWayBack(cleaned, log.replace("\"rows\":4", "\"rows\":400"));
    assertNoWayBack(cleaned, log.replace("hauberk-clean-1", "x"));
    assertNoWayBack(cleaned, log.replace("UTF-8", "no such"));
  }

  private void assertNoWayBack(String cleaned, String log) throws IOException {
    Files.writeString(at("c.csv"), cleaned);
    Files.writeString(at("l.jsonl"), log);
    assertThatThrownBy(() -> Restorer.restore(at("c.csv"), at("l.jsonl"), at("back")))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("(expected: ");
    assertThat(at("back")).doesNotExist();
  }
}
