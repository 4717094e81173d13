package io.hauberk.data.anonymize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.data.table.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MondrianTest {

  private static final Table PEOPLE =
      new Table(
          List.of("age", "ill"),
          List.of(
              List.of("30", "flu"),
              List.of("31", "cold"),
              List.of("62", "flu"),
              List.of("64", "cold"),
              List.of("65", "flu")));

  private static Map<String, Hierarchy> ages(String... values) {
    var map = new LinkedHashMap<String, Hierarchy>();
    map.put("age", Hierarchy.flat(List.of(values)));
    return map;
  }

  private static Microdata people() {
    return Microdata.of(PEOPLE, ages("30", "31", "62", "64", "65"), List.of("ill"));
  }

  @Test
  void recode_smallTable_cutsAtTheMedian() {
    var models = List.<PrivacyModel>of(new KAnonymity(2), new Diversity.Distinct("ill", 2));

    var released = new Mondrian(models).recode(people()).table();

    assertThat(Verifier.of(models, people()).verify(released)).isEqualTo(2);
    assertThat(released.column("age"))
        .containsExactly("[30, 31]", "[30, 31]", "[62, 65]", "[62, 65]", "[62, 65]");
  }

  @Test
  void recode_adult_isVerifiedAndFinerThanArxLocalRecoding() {
    var data = Adult.all();
    var models = List.<PrivacyModel>of(new KAnonymity(5));

    var recoded = new Mondrian(models).recode(data);

    assertThat(recoded.granularity()).isGreaterThan(0.794);
    assertThat(Verifier.of(models, data).verify(recoded.table())).isEqualTo(recoded.classes());
  }

  @Test
  void recode_weights_keepTheDetailOfWhatMatters() {
    var models = List.<PrivacyModel>of(new KAnonymity(5));
    var data = Adult.all();

    var alike = new Mondrian(models).recode(data).table();
    var weighted = new Mondrian(models, Map.of("race", 100.0)).recode(data).table();

    Verifier.of(models, data).verify(weighted);
    assertThat(single(weighted, "race")).isGreaterThan(single(alike, "race"));
  }

  private static long single(Table table, String column) {
    return table.column(column).stream().filter(cell -> !cell.startsWith("{")).count();
  }

  @Test
  void of_valueOutsideTheHierarchy_isNamed() {
    assertThatThrownBy(() -> Microdata.of(PEOPLE, ages("30", "31"), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("age: '62' (expected: a value that the hierarchy covers)");
  }

  @Test
  void recode_kAboveTheTable_isRefused() {
    var tooMany = new Mondrian(List.of(new KAnonymity(6)));

    assertThatThrownBy(() -> tooMany.recode(people()))
        .hasMessage("k: 6 (expected: at most the 5 rows)");
  }

  @Test
  void verify_rawTable_isRefused() {
    var verifier = Verifier.of(List.of(new KAnonymity(2)), people());

    assertThatThrownBy(() -> verifier.verify(PEOPLE)).isInstanceOf(AnonymityViolation.class);
  }
}
