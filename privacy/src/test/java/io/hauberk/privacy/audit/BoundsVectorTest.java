package io.hauberk.privacy.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Figures of SciPy; the folder's README says how. */
class BoundsVectorTest {

  @ParameterizedTest
  @CsvFileSource(resources = "/vectors/steinke/p-values.csv", numLinesToSkip = 1)
  void pValue_ofRightGuesses_matches(ArgumentsAccessor row) {
    var run = new OneRun(row.getLong(0), row.getLong(1), row.getLong(2));
    assertThat(run.pValue(row.getDouble(3), row.getDouble(4)))
        .isCloseTo(row.getDouble(5), within(1e-9));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/vectors/steinke/clopper-pearson.csv", numLinesToSkip = 1)
  void ends_ofClopperAndPearson_match(ArgumentsAccessor row) {
    long k = row.getLong(0);
    long n = row.getLong(1);
    double significance = row.getDouble(2);
    assertThat(Binomial.lower(k, n, significance)).isCloseTo(row.getDouble(3), within(1e-9));
    assertThat(Binomial.upper(k, n, significance)).isCloseTo(row.getDouble(4), within(1e-9));
  }
}
