package io.hauberk.report;

import io.hauberk.core.Checks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What one command has to say, in the order in which it is read.
 *
 * @param subtitle may be empty
 */
public record Report(String title, String subtitle, List<Section> sections) {

  public Report {
    Checks.argument(!title.isBlank(), "report.title", title, "some words");
    sections = List.copyOf(sections);
  }

  /** Starts a report without sections. */
  public static Builder builder(String title) {
    return new Builder(title);
  }

  /** The findings of all sections, worst first. */
  public List<Finding> findings() {
    return sections.stream()
        .filter(Section.Findings.class::isInstance)
        .map(Section.Findings.class::cast)
        .flatMap(section -> section.findings().stream())
        .sorted(Finding.WORST_FIRST)
        .toList();
  }

  /** A report that grows by sections. */
  public static final class Builder {

    private final String title;
    private String subtitle = "";
    private final List<Section> sections = new ArrayList<>();

    private Builder(String title) {
      this.title = title;
    }

    public Builder subtitle(String text) {
      subtitle = text;
      return this;
    }

    public Builder section(Section section) {
      sections.add(section);
      return this;
    }

    public Builder findings(String heading, Collection<Finding> findings) {
      return section(new Section.Findings(heading, List.copyOf(findings)));
    }

    public Report build() {
      return new Report(title, subtitle, sections);
    }
  }
}
