package io.hauberk.detect.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MomentsTest {

  @Test
  void moments_knownNumbers_asByHand() {
    var one = new Moments();
    var two = new Moments();
    for (double value : new double[] {2, 4, 4, 4}) {
      one.add(value);
    }
    for (double value : new double[] {5, 5, 7, 9}) {
      two.add(value);
    }
    var both = one.plus(two);
    assertThat(both.count()).isEqualTo(8);
    assertThat(both.mean()).isEqualTo(5);
    assertThat(both.sum()).isEqualTo(40);
    assertThat(both.variance()).isCloseTo(32.0 / 7, within(1e-12));
    assertThat(both.min()).isEqualTo(2);
    assertThat(both.max()).isEqualTo(9);
    assertThat(one.deviation()).isCloseTo(1, within(1e-12));
  }

  @Test
  void moments_nothing_zeroes() {
    var none = new Moments().plus(new Moments());
    assertThat(none.mean() + none.min() + none.max() + none.variance()).isZero();
    assertThat(none.count()).isZero();
  }
}
