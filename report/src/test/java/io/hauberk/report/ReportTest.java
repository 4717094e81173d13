package io.hauberk.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.report.Section.Entry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

  @Test
  void findings_ofAllSections_worstFirst() {
    var report =
        Report.builder("r")
            .findings("one", List.of(Samples.minor()))
            .section(new Section.Paragraph("", "between"))
            .findings("two", List.of(Samples.major()))
            .build();
    assertThat(report.findings()).containsExactly(Samples.major(), Samples.minor());
  }

  @Test
  void findingsSection_anyOrder_worstFirst() {
    var section = new Section.Findings("f", List.of(Samples.minor(), Samples.major()));
    assertThat(section.findings()).containsExactly(Samples.major(), Samples.minor());
  }

  @Test
  void constructor_blankTexts_refused() {
    assertThatThrownBy(() -> Report.builder(" ").build())
        .hasMessage("report.title:   (expected: some words)");
    assertThatThrownBy(() -> new Section.Paragraph("t", " "))
        .hasMessage("paragraph.text: empty (expected: some words)");
    assertThatThrownBy(() -> new Entry("", Cell.missing()))
        .hasMessage("entry.key:  (expected: a name)");
  }

  @Test
  void accept_everySection_callsItsOwnMethod() {
    var names = new Names();
    assertThat(Samples.report().sections().stream().map(section -> section.accept(names)))
        .containsExactly("paragraph", "table", "lineChart", "pictureGrid", "findings", "keyValues");
  }

  @Test
  void write_stream_utf8AndLeftOpen() throws IOException {
    ReportWriter writer = (report, evidence) -> report.title() + " 报告";
    var out = new Closeable();
    writer.write(Samples.emptyReport(), Samples.emptyEvidence(), out);
    assertThat(out.bytes.toString(StandardCharsets.UTF_8)).isEqualTo("Nothing 报告");
    assertThat(out.flushed).isTrue();
    assertThat(out.closed).isFalse();
  }

  @Test
  void write_brokenPipe_reported() {
    ReportWriter writer = (report, evidence) -> "x";
    var broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("broken pipe");
          }
        };
    assertThatThrownBy(() -> writer.write(Samples.emptyReport(), Samples.emptyEvidence(), broken))
        .isInstanceOf(IOException.class)
        .hasMessage("broken pipe");
  }

  private static final class Closeable extends OutputStream {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean flushed;
    private boolean closed;

    @Override
    public void write(int b) {
      bytes.write(b);
    }

    @Override
    public void flush() {
      flushed = true;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static final class Names implements Section.Visitor<String> {

    @Override
    public String paragraph(Section.Paragraph section) {
      return "paragraph";
    }

    @Override
    public String table(Table section) {
      return "table";
    }

    @Override
    public String lineChart(LineChart section) {
      return "lineChart";
    }

    @Override
    public String pictureGrid(PictureGrid section) {
      return "pictureGrid";
    }

    @Override
    public String findings(Section.Findings section) {
      return "findings";
    }

    @Override
    public String keyValues(Section.KeyValues section) {
      return "keyValues";
    }
  }
}
