package io.hauberk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table cleaned and brought back from the command line. */
class DataCleanTest {

  @TempDir Path folder;

  @BeforeEach
  void writeTable() throws IOException {
    var text = "name,age,label\r\n张伟,３６,yes\r\n李娜,未知,no\r\n张伟,36,yes\r\n王芳,41,no\r\n";
    Files.write(at("t.csv"), text.getBytes(Charset.forName("GB18030")));
    Files.writeString(at("p.csv"), "no,yes\n0.1,0.9\n0.8,0.2\n0.2,0.8\n0.05,0.95\n");
  }

  private Path at(String name) {
    return folder.resolve(name);
  }

  /** Words that start with @ are files of the folder. */
  private Console run(String line) {
    var words = new ArrayList<Object>();
    for (var word : line.split(" ")) {
      words.add(word.startsWith("@") ? at(word.substring(1)) : word);
    }
    return Console.run(words.toArray());
  }

  @Test
  void clean_thenRestore_isTheSameFile() throws IOException {
    var cleaned = run("data clean @t.csv --to @c.csv --fill age=median --near 0.9");
    assertThat(cleaned.err()).isEmpty();
    assertThat(cleaned.out()).contains("GB18030", "integer", "duplicate");
    assertThat(Files.readString(at("c.csv")))
        .isEqualTo("name,age,label\n张伟,36,yes\n李娜,36,no\n王芳,41,no\n");
    assertThat(run("data restore @c.csv --to @back.csv").code()).isZero();
    assertThat(at("back.csv")).hasSameBinaryContentAs(at("t.csv"));
  }

  @Test
  void clean_labelAgainstTheModel_missesTheBar() {
    var console =
        run(
            "data clean @t.csv --to @c.csv --label label --probabilities @p.csv --fail-on"
                + " label>=1");
    assertThat(console.code()).as(console.err()).isEqualTo(1);
    assertThat(console.out()).contains("label");
  }

  @Test
  void restore_changedTable_failsInOneLine() throws IOException {
    assertThat(run("data clean @t.csv --to @c.csv").code()).isZero();
    Files.writeString(at("c.csv"), "name,age,label\n1,2,3\n");
    var console = run("data restore @c.csv --to @back.csv");
    assertThat(console.code()).isEqualTo(3);
    assertThat(console.err().lines()).singleElement().asString().contains("(expected: ");
    assertThat(at("back.csv")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data clean @t.csv",
        "data clean @t.csv --to @t.csv",
        "data clean @t.csv --to @c.txt",
        "data clean @t.csv --to @c.csv --fill age=mean",
        "data clean @t.csv --to @c.csv --fill nobody=median",
        "data clean @t.csv --to @c.csv --fill age=value:",
        "data clean @t.csv --to @c.csv --near 2",
        "data clean @t.csv --to @c.csv --odd 0.1",
        "data clean @t.csv --to @c.csv --robust-z 0",
        "data clean @t.csv --to @c.csv --max-rows 0",
        "data clean @t.csv --to @c.csv --label label",
        "data clean @t.csv --to @c.csv --label nobody --probabilities @p.csv",
        "data clean @t.csv --to @c.csv --encoding klingon",
        "data clean @t.csv --to @c.csv --duplicates burn",
        "data restore @t.csv --to @t.csv"
      })
  void run_badArguments_usageAndNothingWritten(String line) {
    var console = run(line);
    assertThat(console.code()).as(console.err()).isEqualTo(2);
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("t.csv", "p.csv");
  }

  @Test
  void clean_brokenTable_failsAndLeavesNothing() throws IOException {
    Files.writeString(at("broken.csv"), "a,b\n1,\"2\n");
    var console = run("data clean @broken.csv --to @c.csv");
    assertThat(console.code()).isEqualTo(3);
    assertThat(console.err()).contains("closed quotes");
    assertThat(at("c.csv")).doesNotExist();
    assertThat(at("c.csv.clean.jsonl")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"clean", "restore"})
  void help_everyVerb_hasExamplesAndSpeaksChinese(String verb) {
    assertThat(Console.run("data", verb, "--help").out()).contains("hauberk data " + verb);
    assertThat(Console.run("data", verb, "--help", "--lang", "zh").out())
        .containsPattern("[\\u4e00-\\u9fff]{4}");
  }
}
