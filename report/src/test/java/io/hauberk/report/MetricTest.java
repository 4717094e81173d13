package io.hauberk.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricTest {

  @ParameterizedTest
  @CsvSource({
    "FRACTION, 0.8125, 81.25 %",
    "FRACTION, NaN, NaN",
    "COUNT, 40000, 40000",
    "SECONDS, 12.3456, 12.35 s",
    "BYTES, 1048576, 1048576 B",
    "PER_SECOND, 1234.56, 1235 1/s",
    "NONE, 0.000012345, 1.235e-5",
    "NONE, Infinity, inf",
  })
  void display_unit_forPeople(Metric.Unit unit, double value, String expected) {
    assertThat(new Metric("m", value, unit).display()).isEqualTo(expected);
  }

  @Test
  void factories_units_asNamed() {
    assertThat(Metric.fraction("a", 1).unit()).isEqualTo(Metric.Unit.FRACTION);
    assertThat(Metric.count("a", 1).unit()).isEqualTo(Metric.Unit.COUNT);
    assertThat(Metric.seconds("a", 1).unit()).isEqualTo(Metric.Unit.SECONDS);
    assertThat(Metric.plain("a", 1).unit()).isEqualTo(Metric.Unit.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "a b", "a_b", "-a", "a-", "a--b", "1a", "a<b", "a\n"})
  void constructor_nameThatABarCannotWrite_refused(String name) {
    assertThatThrownBy(() -> Metric.plain(name, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "metric.name: " + name.replace("\n", "\\u000a") + " (expected: lower case words");
  }

  @Test
  void constructor_endlessName_refused() {
    assertThatThrownBy(() -> Metric.plain("a".repeat(101), 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
