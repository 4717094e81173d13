package io.hauberk.detect.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The same places as river's and SciPy's, see vectors/river/README.md. */
class DriftVectorTest {

  private static JsonNode vectors() throws IOException {
    try (var in = DriftVectorTest.class.getResourceAsStream("/vectors/river/drift.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  private static double[] numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  private static int[] places(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).mapToInt(JsonNode::asInt).toArray();
  }

  private static int[] drifts(DriftTest test, double[] values) {
    return IntStream.range(0, values.length).filter(i -> test.observe(values[i])).toArray();
  }

  @Test
  void adwin_riversDefaults_firstDriftAtTheSamePlace() throws IOException {
    for (var vector : vectors().get("drift")) {
      var adwin = new Adwin(0.002);
      var values = numbers(vector.get("values"));
      var ours = Arrays.stream(drifts(adwin, values)).limit(1).boxed().toList();
      assertThat(ours)
          .as(vector.get("name").asText())
          .isEqualTo(Arrays.stream(places(vector.get("adwin"))).limit(1).boxed().toList());
    }
  }

  @Test
  void pageHinkley_riversDefaults_driftsAtTheSamePlaces() throws IOException {
    for (var vector : vectors().get("drift")) {
      assertThat(drifts(new PageHinkley(0.005, 50), numbers(vector.get("values"))))
          .as(vector.get("name").asText())
          .containsExactly(places(vector.get("pageHinkley")));
    }
  }

  @Test
  void kolmogorovSmirnov_statistic_asSciPy() throws IOException {
    for (var vector : vectors().get("ks")) {
      double ours =
          KolmogorovSmirnov.statistic(numbers(vector.get("first")), numbers(vector.get("second")));
      assertThat(ours).isCloseTo(vector.get("statistic").asDouble(), within(1e-12));
    }
  }

  /** Two points each: the kernel sums by hand. */
  @Test
  void kernelMeans_smallSamples_asByHand() {
    double k = Math.exp(-0.5);
    double k4 = Math.exp(-2);
    double k9 = Math.exp(-4.5);
    // {0, 1} against {2, 3}: within each (2 + 2 k) / 4; between (k4 + k9 + k + k4) / 4
    double expected = Math.sqrt(2 * (2 + 2 * k) / 4 - 2 * (2 * k4 + k9 + k) / 4);
    assertThat(KernelMeans.statistic(new double[] {0, 1}, new double[] {2, 3}, 1))
        .isCloseTo(expected, within(1e-12));
  }
}
