package io.hauberk.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hauberk.report.Cell;
import io.hauberk.report.Evidence;
import io.hauberk.report.Finding;
import io.hauberk.report.Report;
import io.hauberk.report.Samples;
import io.hauberk.report.Section;
import io.hauberk.report.Section.Entry;
import io.hauberk.report.Severity;
import io.hauberk.report.Xml;
import java.util.List;
import java.util.Locale;

/** No text breaks out of any format. */
class ReportFuzzTest {

  private static final Style STYLE = Style.plain(Locale.ENGLISH);

  @FuzzTest(maxDuration = "15s")
  void fuzzTexts(FuzzedDataProvider data) {
    var text = "." + data.consumeRemainingAsString();
    var report = report(text);
    var evidence =
        Evidence.builder(List.of("hauberk", text), 1, Samples.STARTED)
            .setting("s", text)
            .build(Samples.ENDED);
    Xml.parse(ReportFormat.HTML.writer(STYLE).render(report, evidence));
    Xml.parse(ReportFormat.JUNIT.writer(STYLE).render(report, evidence));
    for (var format : ReportFormat.values()) {
      var written = format.writer(STYLE).render(report, evidence);
      assertThat(written.chars().filter(c -> c != '\n' && Character.isISOControl(c))).isEmpty();
    }
  }

  private static Report report(String text) {
    var finding =
        Finding.builder("HBK-DATA-001", Severity.HIGH, text).detail(text).subject(text).build();
    return Report.builder(text)
        .section(new Section.Paragraph(text, text))
        .findings(text, List.of(finding))
        .section(Section.KeyValues.of(text, new Entry(text, Cell.text(text))))
        .build();
  }
}
