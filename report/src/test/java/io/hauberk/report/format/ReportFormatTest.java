package io.hauberk.report.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.report.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every format promises. */
class ReportFormatTest {

  @ParameterizedTest
  @CsvSource({
    "table, TEXT, txt, text/plain",
    "json, JSON, json, application/json",
    "html, HTML, html, text/html",
    "sarif, SARIF, sarif, application/sarif+json",
    "junit, JUNIT, junit.xml, application/xml",
    "md, MARKDOWN, md, text/markdown",
  })
  void of_flag_itsFormat(String flag, ReportFormat format, String extension, String type) {
    assertThat(ReportFormat.of(flag)).isEqualTo(format);
    assertThat(format.extension()).isEqualTo(extension);
    assertThat(format.mediaType()).isEqualTo(type);
  }

  @Test
  void of_unknownFlag_refusedWithTheKnownOnes() {
    assertThatThrownBy(() -> ReportFormat.of("HTML"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("format: HTML (expected: table, json, html, sarif, junit, md)");
  }

  @ParameterizedTest
  @EnumSource
  void render_twice_equalBytes(ReportFormat format) {
    assertThat(render(format, Locale.ENGLISH)).isEqualTo(render(format, Locale.ENGLISH));
  }

  @ParameterizedTest
  @EnumSource
  void render_otherMachine_equalBytes(ReportFormat format) {
    var expected = render(format, Locale.ENGLISH);
    var locale = Locale.getDefault();
    var zone = TimeZone.getDefault();
    var lineSeparator = System.getProperty("line.separator");
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
    System.setProperty("line.separator", "\r\n");
    try {
      assertThat(render(format, Locale.ENGLISH)).isEqualTo(expected);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
      System.setProperty("line.separator", lineSeparator);
    }
  }

  @ParameterizedTest
  @EnumSource
  void write_stream_utf8OfTheText(ReportFormat format) throws IOException {
    var out = new ByteArrayOutputStream();
    format.writer(Style.plain(Locale.CHINESE)).write(Samples.report(), Samples.evidence(), out);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(render(format, Locale.CHINESE));
  }

  @ParameterizedTest
  @EnumSource
  void render_hostile_noRawControlsInTheFile(ReportFormat format) {
    var text =
        format
            .writer(Style.plain(Locale.ENGLISH))
            .render(Samples.hostileReport(), Samples.hostileEvidence());
    assertThat(text.chars().filter(c -> c != '\n' && Character.isISOControl(c))).isEmpty();
    assertThat(text).doesNotContain("\u202E", "\uDB40\uDC41", "\uFFFF");
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void render_anyReport_endsWithOneLineBreak(ReportFormat format) {
    assertThat(render(format, Locale.ENGLISH)).endsWith("\n").doesNotEndWith("\n\n");
  }

  private static String render(ReportFormat format, Locale locale) {
    return format.writer(Style.plain(locale)).render(Samples.report(), Samples.evidence());
  }
}
