package io.hauberk.data.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.data.table.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A table of six people in classes of 1, 2 and 3, in a population of 2, 2 and 6. */
class AttackerTest {

  private static final List<String> CITY = List.of("city");

  private static Table people(String... cities) {
    var rows = new ArrayList<List<String>>();
    for (var city : cities) {
      rows.add(List.of(city));
    }
    return new Table(CITY, rows);
  }

  private static final Table RELEASED = people("a", "b", "b", "c", "c", "c");
  private static final Table EVERYONE =
      people("a", "a", "b", "b", "c", "c", "c", "c", "c", "c", "d");

  @Test
  void prosecutor_threeClasses_countsTheTable() {
    var risk = Attacker.PROSECUTOR.of(MatchClasses.of(RELEASED, CITY), 0.4);

    assertThat(risk.highest()).isEqualTo(1);
    assertThat(risk.average()).isCloseTo(0.5, within(1e-15));
    assertThat(risk.aboveThreshold()).isCloseTo(0.5, within(1e-15));
  }

  @Test
  void journalist_population_countsThePeople() {
    var classes = MatchClasses.within(RELEASED, CITY, EVERYONE);

    var risk = Attacker.JOURNALIST.of(classes, 0.4);

    assertThat(risk.highest()).isEqualTo(0.5);
    assertThat(risk.aboveThreshold()).isCloseTo(0.5, within(1e-15));
    assertThat(Attacker.marketer(classes))
        .isCloseTo((1 / 2.0 + 2 / 2.0 + 3 / 6.0) / 6, within(1e-15));
  }

  @Test
  void journalist_sampledTable_isLowerByTheFraction() {
    var classes = MatchClasses.sampled(RELEASED, CITY, 0.25);

    assertThat(Attacker.JOURNALIST.of(classes, 0.2).highest()).isEqualTo(0.25);
    assertThat(Attacker.marketer(classes)).isCloseTo(0.125, within(1e-15));
  }

  @Test
  void within_populationThatLacksARecord_isRefused() {
    assertThatThrownBy(() -> MatchClasses.within(EVERYONE, CITY, RELEASED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("population: ")
        .hasMessageEndingWith(
            "(expected: a table that contains the released records, written alike)");
  }

  @Test
  void of_missingColumnOrEmptyTable_isNamed() {
    assertThatThrownBy(() -> MatchClasses.of(RELEASED, List.of("zip")))
        .hasMessage("column: zip (expected: one of [city])");
    assertThatThrownBy(() -> MatchClasses.of(RELEASED, List.of()))
        .hasMessageStartingWith("quasi-identifiers: 0");
    assertThatThrownBy(() -> MatchClasses.of(people(), CITY)).hasMessageStartingWith("rows: 0");
  }

  @Test
  void of_thresholdOutsideZeroToOne_isNamed() {
    var classes = MatchClasses.of(RELEASED, CITY);

    assertThatThrownBy(() -> Attacker.PROSECUTOR.of(classes, 1.5))
        .hasMessageStartingWith("threshold: 1.5");
  }

  @Test
  void discernibility_ofThreeDifferent_fallsToZeroWhenAllAreAlike() {
    var original = MatchClasses.of(people("a", "b", "c"), CITY);

    assertThat(original.discernibility(original)).isEqualTo(1);
    assertThat(MatchClasses.of(people("x", "x", "b"), CITY).discernibility(original))
        .isCloseTo(4 / 6.0, within(1e-15));
    assertThat(MatchClasses.of(people("a", "b"), CITY).discernibility(original))
        .isCloseTo(4 / 6.0, within(1e-15));
    assertThat(MatchClasses.of(people("x", "x", "x"), CITY).discernibility(original)).isZero();
  }
}
