package io.hauberk.detect.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class RecentTest {

  @Test
  void put_moreThanMost_longestUntouchedForgotten() {
    var recent = new Recent<String, Integer>(2);
    recent.put("a", 1);
    recent.put("b", 2);
    assertThat(recent.get("a")).isEqualTo(1);
    recent.put("c", 3);
    assertThat(recent).containsOnlyKeys("a", "c");
  }

  @Test
  void constructor_mostZero_refused() {
    assertThatThrownBy(() -> new Recent<String, Integer>(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("most keys: 0");
  }
}
