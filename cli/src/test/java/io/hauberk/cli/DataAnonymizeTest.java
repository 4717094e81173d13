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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataAnonymizeTest {

  @TempDir Path folder;
  private Path table;
  private Path ages;

  @BeforeEach
  void people() throws IOException {
    table = folder.resolve("people.csv");
    Files.writeString(
        table,
        """
        name,age,sex,illness
        An,31,f,flu
        Bo,34,m,cold
        Cy,35,m,flu
        Di,38,f,cold
        Ed,62,m,flu
        Fa,65,m,cold
        """);
    ages = folder.resolve("age.csv");
    Files.writeString(
        ages, "31;30-39;*\n34;30-39;*\n35;30-39;*\n38;30-39;*\n62;60-69;*\n65;60-69;*\n");
  }

  private Console anonymize(Object... more) {
    var args = new ArrayList<Object>(List.of("data", "anonymize", table));
    args.addAll(List.of("--to", folder.resolve("out.csv"), "--quasi", "age=" + ages));
    args.addAll(List.of(more));
    return Console.run(args.toArray());
  }

  @Test
  void anonymize_optimal_releasesWhatTheModelAsks() throws IOException {
    var console =
        anonymize("--k", 2, "--l-distinct", "illness=2", "--flat", "sex", "--drop", "name");

    assertThat(console.err()).doesNotContain("expected");
    assertThat(console.code()).isZero();
    assertThat(Files.readAllLines(folder.resolve("out.csv")))
        .containsExactly(
            "age,sex,illness",
            "30-39,f,flu",
            "30-39,m,cold",
            "30-39,m,flu",
            "30-39,f,cold",
            "60-69,m,flu",
            "60-69,m,cold");
    assertThat(console.out()).contains("released rows").contains("50").contains("granularity");
  }

  @Test
  void anonymize_local_writesRanges() throws IOException {
    var console =
        anonymize("--k", 2, "--method", "local", "--drop", "name,sex", "--keep", "illness");

    assertThat(console.code()).isZero();
    assertThat(Files.readAllLines(folder.resolve("out.csv")))
        .containsExactly(
            "age,illness",
            "\"[31, 35]\",flu",
            "\"[31, 35]\",cold",
            "\"[31, 35]\",flu",
            "\"[38, 65]\",cold",
            "\"[38, 65]\",flu",
            "\"[38, 65]\",cold");
  }

  @Test
  void anonymize_noModel_refusedForThereIsNoDefault() {
    var console = anonymize("--drop", "name,sex", "--keep", "illness");

    assertThat(console.code()).isEqualTo(2);
    assertThat(console.err())
        .startsWith("--k: none (expected: a number of records, or another model)");
  }

  @Test
  void anonymize_columnNobodyNamed_refusedAndNothingWritten() {
    var console = anonymize("--k", 2, "--flat", "sex", "--keep", "illness");

    assertThat(console.code()).isEqualTo(2);
    assertThat(console.err())
        .startsWith("column: name (expected: in --quasi, --flat, --keep, --drop or a model)");
    assertThat(folder.resolve("out.csv")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--k 7                     | k: 7 (expected: at most the 6 rows)",
        "--k 1                     | k: 1 (expected: >= 2)",
        "--k 2 --suppression 1.5   | --suppression: 1.5",
        "--k-map 3                 | --population: none",
        "--k 2 --l-entropy illness=9 | models: [KAnonymity",
        "--k 2 --l-recursive illness=4 | --l-recursive: 4 (expected: COLUMN=C:L",
        "--k 2 --l-distinct ill=2  | column: ill (expected: one of [age, sex, illness])",
        "--k 2 --weight age=2 | --weight: {age=2.0} (expected: only with --method local)",
        "--k 2 --method local --weight age=0 | weight of age: 0.0",
        "--k 2 --method local --weight home=2 | weight: home (expected: one of [age, sex])",
        "--k 2 --keep home         | column: home (expected: one of [age, sex, illness])",
        "--k 2 --drop home         | column: home (expected: one of [name, age, sex, illness])",
        "--k 2 --method local --suppression 0.1 | --suppression: 0.1 (expected: 0 with --method"
            + " local)",
      })
  void anonymize_badOptions_namedInOneLine(String options, String message) {
    var args = new ArrayList<Object>(List.of(options.split(" ")));
    args.addAll(List.of("--flat", "sex", "--keep", "illness", "--drop", "name"));
    var console = anonymize(args.toArray());

    assertThat(console.code()).isEqualTo(2);
    assertThat(console.err().lines()).hasSize(1).first().asString().startsWith(message);
    assertThat(folder.resolve("out.csv")).doesNotExist();
  }

  @Test
  void anonymize_hierarchyThatLacksAValue_namesColumnAndValue() throws IOException {
    Files.writeString(ages, "31;*\n34;*\n35;*\n38;*\n62;*\n");

    var console = anonymize("--k", 2, "--drop", "name,sex", "--keep", "illness");

    assertThat(console.code()).isEqualTo(2);
    assertThat(console.err()).startsWith("age: '65' (expected: a value that the hierarchy covers)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"31;30-39;*\n34;*\n", "31;a;*\n34;a;+\n", "31;*\n31;*\n", ""})
  void anonymize_brokenHierarchy_failsInOneLine(String content) throws IOException {
    Files.writeString(ages, content);

    var console = anonymize("--k", 2, "--drop", "name,sex", "--keep", "illness");

    assertThat(console.code()).isEqualTo(3);
    assertThat(console.err().lines()).hasSize(1).first().asString().startsWith("hierarchy ");
  }

  @Test
  void risk_rawTable_saysThatAllAreAlone() {
    var console =
        Console.run(
            "data",
            "risk",
            table,
            "--columns",
            "age,sex",
            "--sampling-fraction",
            0.5,
            "--fail-on",
            "prosecutor-highest>0.2");

    assertThat(console.code()).isEqualTo(1);
    assertThat(console.out()).contains("prosecutor").contains("marketer").contains("ZAYATZ");
  }

  @Test
  void risk_withPopulation_countsTheJournalistThere() {
    var console =
        Console.run(
            "data",
            "risk",
            table,
            "--limit",
            3,
            "--columns",
            "sex",
            "--population",
            table,
            "--format",
            "json");

    assertThat(console.code()).isZero();
    assertThat(console.out()).contains("\"journalist-highest\"").contains("0.5");
  }

  @Test
  void risk_populationAndFraction_refused() {
    var console =
        Console.run(
            "data",
            "risk",
            table,
            "--columns",
            "sex",
            "--population",
            table,
            "--sampling-fraction",
            1);

    assertThat(console.code()).isEqualTo(2);
    assertThat(console.err()).startsWith("--population, --sampling-fraction: both");
  }

  @Test
  void help_bothVerbs_haveExamplesAndChinese() {
    for (var verb : List.of("anonymize", "risk")) {
      assertThat(Console.run("data", verb, "--help").out())
          .contains("Examples:")
          .contains("hauberk data " + verb);
    }
    assertThat(Console.run("data", "anonymize", "--help", "--lang", "zh").out())
        .contains("每个等价类的最少记录数");
    assertThat(Console.run("data", "risk", "--help", "--lang", "zh").out()).contains("重识别风险");
  }
}
