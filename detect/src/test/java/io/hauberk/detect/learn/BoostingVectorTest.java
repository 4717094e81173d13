package io.hauberk.detect.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Against scikit-learn: {@code vectors/scikit-learn/README.md}. */
class BoostingVectorTest {

  private static final double TOLERANCE = 1e-4;

  @Test
  void fit_sameRules_scikitLearnsLogOdds() throws IOException {
    JsonNode vector;
    try (var in = getClass().getResourceAsStream("/vectors/scikit-learn/boosting.json")) {
      vector = new ObjectMapper().readTree(in);
    }
    int rows = vector.path("x").size();
    var positive = new boolean[rows];
    var columns = new ArrayList<Bins>();
    for (int c = 0; c < 4; c++) {
      var values = new double[rows];
      for (int i = 0; i < rows; i++) {
        values[i] = vector.path("x").path(i).path(c).asDouble();
        positive[i] = vector.path("y").path(i).asInt() == 1;
      }
      columns.add(Bins.continuous(values));
    }
    var trees =
        new Boosting(12, 0.1, 8, 20, 0.5, 1)
            .fit(columns, positive, new Randomness(1), Progress.none());

    for (int i = 0; i < rows; i++) {
      var row = new double[4];
      for (int c = 0; c < 4; c++) {
        row[c] = vector.path("x").path(i).path(c).asDouble();
      }
      assertThat(trees.logOdds(row))
          .isCloseTo(vector.path("logOdds").path(i).asDouble(), within(TOLERANCE));
    }
  }
}
