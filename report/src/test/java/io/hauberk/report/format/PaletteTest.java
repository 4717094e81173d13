package io.hauberk.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.report.markup.LineChartSvg;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The style sheet's colours can be read in both themes, by colour-blind eyes too. */
class PaletteTest {

  /** WCAG 2.2, 1.4.3: text; 1.4.11: graphics. */
  private static final double TEXT_CONTRAST = 4.5;

  private static final double GRAPHIC_CONTRAST = 3;

  /** Distance in CIELAB (1976) between any two lines; a just noticeable one is about 2.3. */
  private static final double LINE_DISTANCE = 10;

  private static final Pattern VARIABLE = Pattern.compile("--([a-z0-9]+): (#[0-9a-f]{6});");

  /** Light is the first block of variables, dark the second. */
  enum Theme {
    LIGHT,
    DARK;

    Colours colours() {
      var css = StyleSheet.text();
      int from = css.indexOf(":root", this == LIGHT ? 0 : css.indexOf("prefers-color-scheme"));
      var colours = new HashMap<String, double[]>();
      VARIABLE
          .matcher(css.substring(from, css.indexOf('}', from)))
          .results()
          .forEach(found -> colours.put(found.group(1), linear(found.group(2))));
      return new Colours(colours);
    }
  }

  /** Linear RGB by the name of its variable. */
  record Colours(Map<String, double[]> byName) {

    double[] of(String name) {
      return Objects.requireNonNull(byName.get(name), name);
    }
  }

  /** Dichromacy as matrices on linear RGB (Machado, Oliveira, Fernandes 2009, severity 1). */
  private static final List<Eye> EYES =
      List.of(
          new Eye("normal", 1, 0, 0, 0, 1, 0, 0, 0, 1),
          new Eye(
              "protanopia",
              0.152286,
              1.052583,
              -0.204868,
              0.114503,
              0.786281,
              0.099216,
              -0.003882,
              -0.048116,
              1.051998),
          new Eye(
              "deuteranopia",
              0.367322,
              0.860646,
              -0.227968,
              0.280085,
              0.672501,
              0.047413,
              -0.011820,
              0.042940,
              0.968881),
          new Eye(
              "tritanopia",
              1.255528,
              -0.076749,
              -0.178779,
              -0.078411,
              0.930809,
              0.147602,
              0.004733,
              0.691367,
              0.303900));

  /** A matrix by rows. */
  record Eye(String name, double... matrix) {

    double[] sees(double[] rgb) {
      return IntStream.range(0, 3)
          .mapToDouble(
              i -> matrix[3 * i] * rgb[0] + matrix[3 * i + 1] * rgb[1] + matrix[3 * i + 2] * rgb[2])
          .map(value -> Math.min(1, Math.max(0, value)))
          .toArray();
    }
  }

  @ParameterizedTest
  @EnumSource
  void text_onItsGround_contrast(Theme theme) {
    var colours = theme.colours();
    for (var ground : List.of("page", "card", "stripe")) {
      for (var ink :
          List.of("ink", "soft", "link", "critical", "high", "medium", "low", "info", "passed")) {
        assertThat(contrast(colours.of(ink), colours.of(ground)))
            .as(ink + " on " + ground)
            .isGreaterThanOrEqualTo(TEXT_CONTRAST);
      }
    }
    assertThat(contrast(colours.of("ink"), colours.of("code"))).isGreaterThan(TEXT_CONTRAST);
  }

  @ParameterizedTest
  @EnumSource
  void lines_onTheCard_contrast(Theme theme) {
    var colours = theme.colours();
    for (int i = 0; i < LineChartSvg.COLOURS; i++) {
      assertThat(contrast(colours.of("s" + i), colours.of("card")))
          .as("s" + i)
          .isGreaterThanOrEqualTo(GRAPHIC_CONTRAST);
    }
  }

  @ParameterizedTest
  @EnumSource
  void lines_toEveryEye_apart(Theme theme) {
    var colours = theme.colours();
    for (var eye : EYES) {
      for (int i = 0; i < LineChartSvg.COLOURS; i++) {
        for (int j = i + 1; j < LineChartSvg.COLOURS; j++) {
          var one = lab(eye.sees(colours.of("s" + i)));
          var other = lab(eye.sees(colours.of("s" + j)));
          assertThat(distance(one, other))
              .as("s%d and s%d, %s", i, j, eye.name())
              .isGreaterThan(LINE_DISTANCE);
        }
      }
    }
  }

  private static double[] linear(String hex) {
    return IntStream.of(1, 3, 5)
        .mapToDouble(at -> Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0)
        .map(value -> value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4))
        .toArray();
  }

  private static double contrast(double[] one, double[] other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(double[] rgb) {
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
  }

  /** CIELAB under D65, from linear sRGB. */
  private static double[] lab(double[] rgb) {
    double x = (0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505;
    double y = luminance(rgb);
    double z = (0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089;
    var f =
        DoubleStream.of(x, y, z)
            .map(t -> t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116)
            .toArray();
    return new double[] {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
  }

  private static double distance(double[] one, double[] other) {
    return Math.sqrt(IntStream.range(0, 3).mapToDouble(i -> Math.pow(one[i] - other[i], 2)).sum());
  }
}
