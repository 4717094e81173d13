package io.hauberk.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.report.Cell;
import io.hauberk.report.Finding;
import io.hauberk.report.LineChart;
import io.hauberk.report.LineChart.Axis;
import io.hauberk.report.LineChart.Point;
import io.hauberk.report.LineChart.Series;
import io.hauberk.report.Picture;
import io.hauberk.report.PictureGrid;
import io.hauberk.report.PictureGrid.Tile;
import io.hauberk.report.Section;
import io.hauberk.report.Section.Entry;
import io.hauberk.report.Severity;
import io.hauberk.report.Table;
import io.hauberk.report.Table.Column;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TextSectionsTest {

  private static final TextSections NARROW =
      new TextSections(new Style(Locale.ENGLISH, Style.Ink.NONE, 30));

  @Test
  void table_withoutRows_headingAndRule() {
    var table = Table.builder("", Column.text("a"), Column.number("bb", "s")).build();
    assertThat(table.accept(NARROW)).containsExactly("a  bb (s)", "-  ------");
  }

  @Test
  void table_chineseCells_straight() {
    var table =
        Table.builder("", Column.text("列"), Column.percent("率"))
            .row(Cell.text("姓名"), Cell.percent(0.5, 0))
            .row(Cell.text("id"), Cell.missing())
            .build();
    assertThat(table.accept(NARROW))
        .containsExactly("列      率", "----  ----", "姓名  50 %", "id       -");
  }

  @Test
  void lineChart_seriesWithoutPoints_dashes() {
    var chart =
        new LineChart(
            "",
            Axis.linear("x"),
            Axis.linear("y"),
            List.of(Series.of("none"), Series.of("one", Point.of(2, 3))));
    assertThat(chart.accept(NARROW))
        .containsExactly(
            "y / x [2, 2]",
            "Series  First  Shape  Last  Minimum  Maximum",
            "------  -----  -----  ----  -------  -------",
            "none        -            -        -        -",
            "one         3  ▅         3        3        3");
  }

  @Test
  void lineChart_nothingToShow_noRange() {
    var chart =
        new LineChart("", Axis.log("x"), Axis.linear("y"), List.of(Series.of("s", Point.of(0, 1))));
    assertThat(chart.accept(NARROW).get(0)).isEqualTo("y / x");
  }

  @Test
  void pictureGrid_withoutCaption_itsSize() {
    var tile = new Tile(Picture.grey(3, 2, new byte[6]), " ");
    var grid = new PictureGrid("", List.of("c"), List.of(List.of(tile)));
    assertThat(grid.accept(NARROW)).containsExactly("c", "---", "3x2");
  }

  @Test
  void findings_longDetail_wrappedUnderItsTitle() {
    var finding =
        Finding.builder("HBK-DATA-001", Severity.MEDIUM, "Title")
            .detail("one two three four five six seven")
            .remedy("Do this.\nThen that.")
            .build();
    assertThat(new Section.Findings("", List.of(finding)).accept(NARROW))
        .containsExactly(
            "[Medium] HBK-DATA-001  Title",
            "    one two three four five",
            "    six seven",
            "    Remedy: Do this.",
            "    Then that.");
  }

  @Test
  void keyValues_keysOfBothLanguages_straight() {
    var section =
        Section.KeyValues.of("", new Entry("范数", Cell.text("L2")), new Entry("a", Cell.whole(3)));
    assertThat(section.accept(NARROW)).containsExactly("范数  L2", "a     3");
  }

  @Test
  void keyValues_empty_nothing() {
    assertThat(new Section.KeyValues("", List.of()).accept(NARROW)).isEmpty();
  }
}
