package io.hauberk.report;

import io.hauberk.core.Checks;
import java.util.List;

/** One part of a report. Each format is a {@link Visitor}; titles may be empty. */
public sealed interface Section permits Table, LineChart, PictureGrid, Section.Plain {

  String title();

  <R> R accept(Visitor<R> visitor);

  /** One method a kind of section, on purpose without defaults. */
  interface Visitor<R> {

    R paragraph(Paragraph section);

    R table(Table section);

    R lineChart(LineChart section);

    R pictureGrid(PictureGrid section);

    R findings(Findings section);

    R keyValues(KeyValues section);
  }

  /** The sections that need no file of their own. */
  sealed interface Plain extends Section {}

  /**
   * Prose: plain text, in which an empty line starts a new paragraph.
   *
   * @param text not blank
   */
  record Paragraph(String title, String text) implements Plain {

    public Paragraph {
      Checks.argument(!text.isBlank(), "paragraph.text", "empty", "some words");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.paragraph(this);
    }
  }

  /**
   * What the checks saw; an empty list says that they saw nothing.
   *
   * @param findings kept worst first
   */
  record Findings(String title, List<Finding> findings) implements Plain {

    public Findings {
      findings = findings.stream().sorted(Finding.WORST_FIRST).toList();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.findings(this);
    }
  }

  /** Named values, in the order given. */
  record KeyValues(String title, List<Entry> entries) implements Plain {

    public KeyValues {
      entries = List.copyOf(entries);
    }

    public static KeyValues of(String title, Entry... entries) {
      return new KeyValues(title, List.of(entries));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.keyValues(this);
    }
  }

  /** One line of {@link KeyValues}. */
  record Entry(String key, Cell value) {

    public Entry {
      Checks.argument(!key.isBlank(), "entry.key", key, "a name");
    }
  }
}
