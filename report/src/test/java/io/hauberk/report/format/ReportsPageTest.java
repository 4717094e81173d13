package io.hauberk.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.core.AtomicFile;
import io.hauberk.report.Bar;
import io.hauberk.report.Cell;
import io.hauberk.report.Evidence;
import io.hauberk.report.Finding;
import io.hauberk.report.Metric;
import io.hauberk.report.Reference;
import io.hauberk.report.Report;
import io.hauberk.report.Samples;
import io.hauberk.report.Severity;
import io.hauberk.report.Table;
import io.hauberk.report.Table.Column;
import io.hauberk.report.Xml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/reports.md says is so. */
class ReportsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "reports.md");
  private static final Path SOURCE =
      Path.of("src/test/java/io/hauberk/report/format/ReportsPageTest.java");

  @TempDir Path folder;

  @Test
  void formats_table_listsEachWithItsFile() throws IOException {
    var page = Files.readString(PAGE);
    for (var format : ReportFormat.values()) {
      var row = "| `" + format.flag() + "` | `report." + format.extension() + "` |";
      assertThat(page).contains(row);
    }
  }

  @Test
  void example_javaOfThePage_writesAReport() throws IOException {
    var file = folder.resolve("report.html");
    var started = Samples.STARTED;
    var ended = Samples.ENDED;
    // page begins
    var table =
        Table.builder("Robust accuracy", Column.text("attack"), Column.percent("accuracy"))
            .row(Cell.text("none"), Cell.percent(0.9891, 1))
            .row(Cell.text("PGD-40"), Cell.percent(0.8125, 1))
            .build();
    var finding =
        Finding.builder("HBK-ROBUST-001", Severity.HIGH, "Accuracy falls under attack")
            .subject("mnist.onnx")
            .detail("Robust accuracy is 81.25 % at epsilon 0.1.")
            .remedy("Train with adversarial examples.")
            .reference(Reference.atlas("AML.T0043"))
            .build();
    var report =
        Report.builder("Robustness of mnist")
            .section(table)
            .findings("Findings", List.of(finding))
            .build();
    var evidence =
        Evidence.builder(List.of("hauberk", "assess", "--model", "mnist.onnx"), 7, started)
            .setting("epsilon", "0.1")
            .platform()
            .metric(Metric.fraction("robust-accuracy", 0.8125))
            .bars(List.of(Bar.parse("robust-accuracy<0.85")))
            .repeat("hauberk assess --model mnist.onnx --seed 7")
            .build(ended);
    var writer = ReportFormat.HTML.writer(Style.plain(Locale.ENGLISH));
    AtomicFile.write(file, out -> writer.write(report, evidence, out));
    // page ends
    var page = Xml.parse(Files.readString(file));
    assertThat(Xml.all(page, "h1").get(0).getTextContent()).isEqualTo("Robustness of mnist");
    assertThat(evidence.barHit()).isTrue();
  }

  @Test
  void example_javaOfThePage_sameAsTested() throws IOException {
    var tested =
        Files.readAllLines(SOURCE).stream()
            .map(String::strip)
            .dropWhile(line -> !line.equals("// page begins"))
            .skip(1)
            .takeWhile(line -> !line.equals("// page ends"));
    assertThat(block("java").map(String::strip)).containsExactlyElementsOf(tested.toList());
  }

  private static Stream<String> block(String language) throws IOException {
    return Files.readAllLines(PAGE).stream()
        .dropWhile(line -> !line.equals("```" + language))
        .skip(1)
        .takeWhile(line -> !line.equals("```"));
  }
}
