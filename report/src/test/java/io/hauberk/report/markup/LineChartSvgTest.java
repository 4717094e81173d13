package io.hauberk.report.markup;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.report.LineChart;
import io.hauberk.report.LineChart.Axis;
import io.hauberk.report.LineChart.Point;
import io.hauberk.report.LineChart.Series;
import io.hauberk.report.Samples;
import io.hauberk.report.Xml;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class LineChartSvgTest {

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?");

  @Test
  void append_chart_axesLinesAndMarks() {
    var svg = svg(Samples.chart());
    assertThat(Xml.ofClass(svg, "grid")).hasSize(7 + 6);
    assertThat(Xml.ofClass(svg, "tick").stream().map(Element::getTextContent))
        .contains("0.00", "0.05", "0.30", "0.0", "1.0");
    assertThat(Xml.ofClass(svg, "name").stream().map(Element::getTextContent))
        .containsExactly("robust accuracy", "epsilon");
    assertThat(Xml.ofClass(svg, "dot")).hasSize(4 + 3);
    assertThat(Xml.ofClass(svg, "band")).hasSize(1);
  }

  @Test
  void append_gap_lineInTwoParts() {
    var svg = svg(Samples.chart());
    var ofSecond =
        Xml.ofClass(svg, "line").stream()
            .filter(line -> line.getAttribute("class").equals("line s1"))
            .map(line -> line.getAttribute("d"))
            .toList();
    assertThat(ofSecond).hasSize(2);
    assertThat(ofSecond.get(1)).doesNotContain("L");
  }

  @Test
  void append_point_liesWhereItsValueIs() {
    var chart = chart(Series.of("s", Point.of(0, 0), Point.of(10, 10), Point.of(5, 5)));
    assertThat(Xml.ofClass(svg(chart), "line").get(0).getAttribute("d"))
        .isEqualTo("M64 328L740 34L402 181");
  }

  @Test
  void append_hover_tellsTheValues() {
    var titles = Xml.all(svg(Samples.chart()), "title").stream().map(Element::getTextContent);
    assertThat(titles)
        .contains(
            "PGD\nepsilon: 0\nrobust accuracy: 0.99",
            "PGD\nepsilon: 0.1\nrobust accuracy: 0.8 [0.75, 0.85]");
  }

  @Test
  void append_coordinates_insideTheBox() {
    var svg = svg(Samples.longChart());
    for (var line : Xml.ofClass(svg, "line")) {
      var numbers = NUMBER.matcher(line.getAttribute("d"));
      while (numbers.find()) {
        double x = Double.parseDouble(numbers.group());
        assertThat(numbers.find()).isTrue();
        double y = Double.parseDouble(numbers.group());
        assertThat(x).isBetween(Frame.LEFT, Frame.RIGHT);
        assertThat(y).isBetween(Frame.TOP, Frame.BOTTOM);
      }
    }
  }

  @Test
  void append_manyPoints_smallDrawing() {
    var out = new Markup();
    LineChartSvg.append(out, Samples.longChart(), "x");
    var text = out.finish();
    assertThat(text.length()).isLessThan(60_000);
    assertThat(Xml.ofClass(Xml.parse(text), "spot")).hasSizeBetween(30, 60);
  }

  @Test
  void append_nothingToShow_emptyAxes() {
    var svg = svg(chart(Series.of("s", Point.of(Double.NaN, 1), Point.of(1, Double.NaN))));
    assertThat(Xml.ofClass(svg, "line")).isEmpty();
    assertThat(Xml.ofClass(svg, "grid")).isNotEmpty();
    assertThat(svg(chart(Series.of("s")))).isNotNull();
  }

  @Test
  void append_intervalReachingZeroOnALogAxis_endsAtTheEdge() {
    var series = Series.of("s", Point.of(1, 0.1, 0, 0.5), Point.of(2, 0.2, -1, 0.9));
    var chart = new LineChart("c", Axis.linear("x"), Axis.log("y"), List.of(series));
    var band = Xml.ofClass(svg(chart), "band").get(0).getAttribute("d");
    assertThat(band).contains("740 328").doesNotContain("NaN");
  }

  @Test
  void append_extremeValues_finiteCoordinates() {
    var series =
        Series.of("s", Point.of(-1e300, 1e300), Point.of(1e300, -1e300), Point.of(4.9e-324, 0));
    var text = new Markup();
    LineChartSvg.append(text, chart(series), "x");
    assertThat(text.finish()).doesNotContain("NaN").doesNotContain("Infinity");
  }

  @Test
  void append_manySeries_coloursAndShapesRepeat() {
    var series = new ArrayList<Series>();
    for (int i = 0; i < 12; i++) {
      series.add(Series.of("s" + i, Point.of(0, i), Point.of(1, i)));
    }
    var chart = new LineChart("c", Axis.linear("x"), Axis.linear("y"), series);
    var looks =
        Xml.ofClass(svg(chart), "dot").stream()
            .map(dot -> dot.getAttribute("class") + dot.getAttribute("d"))
            .distinct();
    assertThat(looks).hasSize(12);
  }

  @Test
  void append_hostileTexts_stayText() {
    var chart =
        new LineChart(
            Samples.HOSTILE,
            Axis.linear(Samples.HOSTILE),
            Axis.linear(Samples.HOSTILE),
            List.of(Series.of(Samples.HOSTILE, Point.of(0, 0))));
    var svg = svg(chart);
    assertThat(Xml.all(svg, "script")).isEmpty();
    assertThat(Xml.all(svg, "*").stream().map(Element::getTagName).distinct())
        .containsExactlyInAnyOrder("svg", "path", "text", "title");
  }

  @Test
  void append_anyChart_noStyleOfItsOwn() {
    assertThat(Xml.attributes(svg(Samples.chart())))
        .noneMatch(attribute -> attribute.startsWith("style=") || attribute.startsWith("on"));
  }

  @Test
  void appendKey_series_lineAndMarkOfItsColour() {
    var out = new Markup();
    LineChartSvg.appendKey(out, 9);
    var key = Xml.parse(out.finish());
    assertThat(Xml.ofClass(key, "s1")).hasSize(2);
  }

  private static LineChart chart(Series series) {
    return new LineChart("c", Axis.linear("x"), Axis.linear("y"), List.of(series));
  }

  private static Document svg(LineChart chart) {
    var out = new Markup();
    LineChartSvg.append(out, chart, "a label");
    return Xml.parse(out.finish());
  }
}
