package io.hauberk.report.format;

import io.hauberk.report.Report;
import io.hauberk.report.Samples;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Writes one report in a process of its own, so that a test can see what it loaded. */
public final class StartupProbe {

  private StartupProbe() {}

  /** Arguments: a format and whether the report has pictures. */
  public static void main(String[] arguments) throws IOException {
    var report = Boolean.parseBoolean(arguments[1]) ? Samples.report() : withoutPictures();
    ReportFormat.valueOf(arguments[0])
        .writer(Style.plain(Locale.ENGLISH))
        .write(report, Samples.evidence(), System.out);
  }

  private static Report withoutPictures() {
    return Report.builder("r")
        .section(Samples.table())
        .section(Samples.chart())
        .findings("", List.of(Samples.major()))
        .build();
  }
}
