package io.hauberk.privacy.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PoissonSamplingTest {

  @Test
  void batch_manyDraws_haveTheBinomialsMeanAndVariance() {
    var sampling = new PoissonSampling(1000, 50);
    var draws = new SeededDraws(1);
    int batches = 4000;
    var sizes =
        IntStream.range(0, batches).mapToDouble(i -> sampling.batch(draws).length).toArray();
    double mean = IntStream.range(0, batches).mapToDouble(i -> sizes[i]).average().orElseThrow();
    double variance =
        IntStream.range(0, batches)
            .mapToDouble(i -> (sizes[i] - 50) * (sizes[i] - 50))
            .average()
            .orElseThrow();

    // five standard errors: a false alarm in some two million seeds
    assertThat(mean).isBetween(50 - 0.55, 50 + 0.55);
    assertThat(variance).isBetween(47.5 - 5.4, 47.5 + 5.4);
  }

  @Test
  void batch_anySample_isAsLikelyAsAnyOther() {
    var sampling = new PoissonSampling(20, 5);
    var draws = new SeededDraws(2);
    var counts = new int[20];
    for (int i = 0; i < 20_000; i++) {
      for (int place : sampling.batch(draws)) {
        counts[place]++;
      }
    }
    for (int count : counts) {
      assertThat(count).isBetween(5000 - 350, 5000 + 350); // 5.7 standard errors
    }
  }

  @Test
  void batch_smallExpectation_isSometimesEmpty() {
    var sampling = new PoissonSampling(100, 1);
    var draws = new SeededDraws(3);
    var empty = IntStream.range(0, 1000).filter(i -> sampling.batch(draws).length == 0).count();
    assertThat(empty).isBetween(280L, 460L); // (1 - 1/100)^100 is 0.366
  }

  @Test
  void batch_allExpected_isEverySample() {
    assertThat(new PoissonSampling(7, 7).batch(new SeededDraws(4)))
        .containsExactly(0, 1, 2, 3, 4, 5, 6);
  }

  @Test
  void batch_secure_differsEachTime() {
    var sampling = new PoissonSampling(1000, 500);
    assertThat(sampling.batch(Draws.secure())).isNotEqualTo(sampling.batch(Draws.secure()));
  }

  @Test
  void new_moreExpectedThanThereAre_isRefused() {
    assertThatThrownBy(() -> new PoissonSampling(100, 101))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected batch: 101 (expected: 1 to the 100 examples)");
    assertThatThrownBy(() -> new PoissonSampling(100, 0)).hasMessageContaining("expected batch: 0");
    assertThatThrownBy(() -> new PoissonSampling(0, 1)).hasMessageContaining("examples: 0");
  }
}
