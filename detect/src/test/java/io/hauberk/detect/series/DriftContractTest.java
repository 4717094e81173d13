package io.hauberk.detect.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.Randomness;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every drift test keeps to. */
class DriftContractTest {

  enum Kind {
    ADWIN {
      @Override
      DriftTest open() {
        return new Adwin(1e-9);
      }

      @Override
      DriftTest restore(byte[] snapshot) {
        return Adwin.restore(snapshot);
      }
    },
    PAGE_HINKLEY {
      @Override
      DriftTest open() {
        return new PageHinkley(0.5, 50);
      }

      @Override
      DriftTest restore(byte[] snapshot) {
        return PageHinkley.restore(snapshot);
      }
    },
    KOLMOGOROV_SMIRNOV {
      @Override
      DriftTest open() {
        return new KolmogorovSmirnov(1e-7, 200);
      }

      @Override
      DriftTest restore(byte[] snapshot) {
        return KolmogorovSmirnov.restore(snapshot);
      }
    },
    KERNEL_MEANS {
      @Override
      DriftTest open() {
        return new KernelMeans(1e-7, 200);
      }

      @Override
      DriftTest restore(byte[] snapshot) {
        return KernelMeans.restore(snapshot);
      }
    };

    abstract DriftTest open();

    abstract DriftTest restore(byte[] snapshot);
  }

  private static double[] numbers(int count, double mean, long seed) {
    var random = new Randomness(seed).stream(0, 0);
    return IntStream.range(0, count).mapToDouble(i -> mean + random.nextGaussian()).toArray();
  }

  @ParameterizedTest
  @EnumSource
  void observe_sameDistribution_isQuiet(Kind kind) {
    var test = kind.open();
    for (double value : numbers(6000, 3, 1)) {
      assertThat(test.observe(value)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void observe_shiftedByFourDeviations_tellsSoon(Kind kind) {
    var test = kind.open();
    for (double value : numbers(1000, 0, 2)) {
      assertThat(test.observe(value)).isFalse();
    }
    boolean told = false;
    for (double value : numbers(400, 4, 3)) {
      told |= test.observe(value);
    }
    assertThat(told).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void observe_constant_isQuiet(Kind kind) {
    var test = kind.open();
    for (int i = 0; i < 2000; i++) {
      assertThat(test.observe(7)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void observe_notFinite_isRefused(Kind kind) {
    for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> kind.open().observe(value))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void restore_goesOnAlike(Kind kind) {
    var test = kind.open();
    for (double value : numbers(777, 0, 4)) {
      test.observe(value);
    }
    var restored = kind.restore(test.snapshot());
    for (double value : numbers(900, 3, 5)) {
      assertThat(restored.observe(value)).isEqualTo(test.observe(value));
    }
    assertThat(restored.snapshot()).isEqualTo(test.snapshot());
  }

  static Stream<Kind> kinds() {
    return Stream.of(Kind.values());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void restore_anyByteChanged_isRefused(Kind kind) {
    var test = kind.open();
    for (double value : numbers(300, 0, 6)) {
      test.observe(value);
    }
    var snapshot = test.snapshot();
    for (int i = 0; i < snapshot.length; i += 7) {
      var bad = snapshot.clone();
      bad[i] ^= 0x40;
      assertThatThrownBy(() -> kind.restore(bad)).isInstanceOf(DataFormatException.class);
    }
    assertThatThrownBy(() -> kind.restore(new byte[3])).isInstanceOf(DataFormatException.class);
  }
}
