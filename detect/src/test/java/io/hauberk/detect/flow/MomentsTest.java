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

  @Test
  void of_sumsOfWholeNumbers_asOneByOne() {
    var one = new Moments();
    double squares = 0;
    long sum = 0;
    for (int value : new int[] {0, 1460, 1460, 12, 536, 65_535, 0}) {
      one.add(value);
      sum += value;
      squares += (double) value * value;
    }
    var other = Moments.of(7, sum, squares).within(0, 65_535);
    assertThat(other.count()).isEqualTo(7);
    assertThat(other.mean()).isCloseTo(one.mean(), within(1e-9));
    assertThat(other.variance()).isCloseTo(one.variance(), within(1e-4));
    assertThat(other.min()).isEqualTo(one.min());
    assertThat(other.max()).isEqualTo(one.max());
    assertThat(Moments.of(5, 60, 720).within(12, 12).variance()).isZero();
    assertThat(Moments.of(0, 0, 0).within(9, -9).max()).isZero();
  }
}
