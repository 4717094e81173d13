package io.hauberk.report.format;

import io.hauberk.core.Checks;
import io.hauberk.report.ReportWriter;
import io.hauberk.report.json.JsonWriter;
import io.hauberk.report.json.SarifWriter;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The formats of a report. A format's code is loaded when it is first used. */
public enum ReportFormat {
  /** Aligned text for terminals and logs. */
  TEXT("table", "txt", "text/plain") {
    @Override
    public ReportWriter writer(Style style) {
      return new TextWriter(style);
    }
  },
  /** Everything, for programs. */
  JSON("json", "json", "application/json") {
    @Override
    public ReportWriter writer(Style style) {
      return new JsonWriter();
    }
  },
  /** One self-contained page. */
  HTML("html", "html", "text/html") {
    @Override
    public ReportWriter writer(Style style) {
      return new HtmlWriter(style);
    }
  },
  /** Findings for code scanners. */
  SARIF("sarif", "sarif", "application/sarif+json") {
    @Override
    public ReportWriter writer(Style style) {
      return new SarifWriter();
    }
  },
  /** Bars and findings as test cases for build servers. */
  JUNIT("junit", "junit.xml", "application/xml") {
    @Override
    public ReportWriter writer(Style style) {
      return new JUnitWriter();
    }
  },
  /** For pull requests and wikis. */
  MARKDOWN("md", "md", "text/markdown") {
    @Override
    public ReportWriter writer(Style style) {
      return new MarkdownWriter(style);
    }
  };

  private final String flag;
  private final String extension;
  private final String mediaType;

  ReportFormat(String flag, String extension, String mediaType) {
    this.flag = flag;
    this.extension = extension;
    this.mediaType = mediaType;
  }

  public abstract ReportWriter writer(Style style);

  /** The value of {@code --format}. */
  public String flag() {
    return flag;
  }

  /** Of files, without the dot. */
  public String extension() {
    return extension;
  }

  public String mediaType() {
    return mediaType;
  }

  /**
   * The format of this flag.
   *
   * @throws IllegalArgumentException {@code format: text (expected: table, json, …)}
   */
  public static ReportFormat of(String flag) {
    var known = Arrays.stream(values()).map(ReportFormat::flag).collect(Collectors.joining(", "));
    return Arrays.stream(values())
        .filter(format -> format.flag.equals(flag))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(Checks.message("format", flag, known)));
  }
}
