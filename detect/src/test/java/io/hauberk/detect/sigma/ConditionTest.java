package io.hauberk.detect.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

  /** Letters of the event say which selections hold. */
  @ParameterizedTest
  @CsvSource({
    "sel_a, a, true",
    "sel_a and sel_b, a, false",
    "sel_a and sel_b, ab, true",
    "sel_a or sel_b, b, true",
    "sel_a or sel_b and c, a, true",
    "sel_a or sel_b and c, b, false",
    "(sel_a or sel_b) and c, a, false",
    "(sel_a or sel_b) and c, bc, true",
    "not sel_a, b, true",
    "not sel_a and sel_b, ab, false",
    "not (sel_a and sel_b), a, true",
    "not not sel_a, a, true",
    "NOT sel_a OR c, ac, true",
    "1 of sel_*, b, true",
    "1 of sel_*, c, false",
    "any of sel_*, b, true",
    "all of sel_*, a, false",
    "all of sel_*, ab, true",
    "1 of them, c, true",
    "all of them, ab, false",
    "all of them, abc, true",
    "1 of them, _, false",
    "sel_a and not 1 of _f*, a, true",
    "sel_a and not 1 of _f*, a_, false",
    "(sel_a)and(sel_b), ab, true"
  })
  void condition_words_asSpecified(String condition, String letters, boolean holds) {
    var detection =
        "{sel_a: {f|contains: a}, sel_b: {f|contains: b}, c: {f|contains: c},"
            + " _f: {f|contains: _}, condition: '"
            + condition
            + "'}";
    assertThat(Rules.meets(detection, "{\"f\":\"" + letters + "\"}")).isEqualTo(holds);
  }

  @Test
  void condition_list_anyOfThem() {
    var detection = "{a: {f: a}, b: {f: b}, condition: [a, b]}";
    assertThat(Rules.meets(detection, "{\"f\":\"b\"}")).isTrue();
    assertThat(Rules.meets(detection, "{\"f\":\"c\"}")).isFalse();
  }

  @Test
  void ruleSet_manyRules_eachTold() {
    var rules =
        new String[] {
          "title: one\nlogsource: {}\ndetection: {s: {f|contains: abc}, condition: s}",
          "title: two\nlogsource: {}\ndetection: {s: {f|contains: abc, g: x}, condition: s}",
          "title: three\nlogsource: {}\ndetection: {s: {f: q}, condition: not s}"
        };
    var set = Rules.set(rules);
    assertThat(Rules.matches(set, "{\"f\":\"xabcx\"}")).isEqualTo(2);
    assertThat(Rules.matches(set, "{\"f\":\"xabcx\",\"g\":\"X\"}")).isEqualTo(3);
    assertThat(Rules.matches(set, "{\"f\":\"q\"}")).isZero();
  }
}
