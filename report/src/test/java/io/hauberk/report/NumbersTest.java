package io.hauberk.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "0, 2, 0.00",
    "-0.0, 1, 0.0",
    "1234567.891, 2, 1234567.89",
    "0.125, 2, 0.13",
    "-0.125, 2, -0.13",
    "0.145, 2, 0.15",
    "12.3, 2, 12.30",
    "1e21, 0, 1000000000000000000000",
    "NaN, 2, NaN",
    "Infinity, 2, inf",
    "-Infinity, 0, -inf",
  })
  void fixed_value_decimals(double value, int digits, String expected) {
    assertThat(Numbers.fixed(value, digits)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0.852, 1, 85.2 %",
    "0.8525, 1, 85.3 %",
    "1, 0, 100 %",
    "0, 2, 0.00 %",
    "0.07, 1, 7.0 %",
    "NaN, 1, NaN",
    "-Infinity, 1, -inf",
  })
  void percent_fraction_percentage(double fraction, int digits, String expected) {
    assertThat(Numbers.percent(fraction, digits)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 3, 0",
    "-0.0, 3, 0",
    "0.0314, 3, 0.0314",
    "0.031415926, 3, 0.0314",
    "0.0001, 2, 0.0001",
    "0.00001, 2, 1e-5",
    "0.0000125, 2, 1.3e-5",
    "-1.25e-9, 3, -1.25e-9",
    "123456, 2, 120000",
    "123456, 6, 123456",
    "100, 1, 100",
    "1e14, 1, 100000000000000",
    "1e15, 1, 1e15",
    "1.5e300, 4, 1.5e300",
    "4.9e-324, 2, 4.9e-324",
    "0.1, 17, 0.1",
    "0.12345678901234568, 17, 0.12345678901234568",
    "NaN, 2, NaN",
    "Infinity, 2, inf",
  })
  void significant_value_atMostThatManyDigits(double value, int digits, String expected) {
    assertThat(Numbers.significant(value, digits)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "15000000, 3, 1.5e7",
    "0.00003, 1, 3e-5",
    "1, 4, 1e0",
    "0, 4, 0",
    "-1234, 2, -1.2e3",
    "NaN, 2, NaN",
  })
  void scientific_value_powerOfTen(double value, int digits, String expected) {
    assertThat(Numbers.scientific(value, digits)).isEqualTo(expected);
  }

  @Test
  void everyForm_machineWithCommas_stillAPoint() {
    var before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(Numbers.fixed(1234.5, 1)).isEqualTo("1234.5");
      assertThat(Numbers.percent(0.1234, 2)).isEqualTo("12.34 %");
      assertThat(Numbers.significant(0.5, 3)).isEqualTo("0.5");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void digits_outOfRange_refused() {
    assertThatThrownBy(() -> Numbers.fixed(1, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("digits: -1");
    assertThatThrownBy(() -> Numbers.percent(1, 18)).hasMessageStartingWith("digits: 18");
    assertThatThrownBy(() -> Numbers.significant(1, 0)).hasMessageStartingWith("digits: 0");
  }
}
