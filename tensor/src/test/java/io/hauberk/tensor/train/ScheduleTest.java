package io.hauberk.tensor.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {

  @Test
  void factor_constant_one() {
    assertThat(new Schedule.Constant().factor(0.7)).isEqualTo(1);
  }

  @Test
  void factor_stairs_fallsAtEachStage() {
    var stairs = new Schedule.Stairs(0.1, 3);
    assertThat(stairs.factor(0.32)).isEqualTo(1);
    assertThat(stairs.factor(0.34)).isCloseTo(0.1, within(1e-12));
    assertThat(stairs.factor(1)).isCloseTo(0.01, within(1e-12));
  }

  @Test
  void factor_cosine_fromOneToZero() {
    var cosine = new Schedule.Cosine();
    assertThat(cosine.factor(0)).isEqualTo(1);
    assertThat(cosine.factor(0.5)).isCloseTo(0.5, within(1e-12));
    assertThat(cosine.factor(1)).isCloseTo(0, within(1e-12));
  }

  @Test
  void factor_triangle_peaksWhereTold() {
    var triangle = new Schedule.Triangle(0.4);
    assertThat(triangle.factor(0)).isEqualTo(0);
    assertThat(triangle.factor(0.4)).isEqualTo(1);
    assertThat(triangle.factor(0.7)).isCloseTo(0.5, within(1e-12));
    assertThat(triangle.factor(1)).isEqualTo(0);
  }
}
