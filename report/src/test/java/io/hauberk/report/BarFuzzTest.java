package io.hauberk.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever stands behind {@code --fail-on} is a bar that can be written again, or a clear no. */
class BarFuzzTest {

  @FuzzTest(maxDuration = "15s")
  void fuzzParse(FuzzedDataProvider data) {
    var text = data.consumeRemainingAsString();
    try {
      var bar = Bar.parse(text);
      assertThat(bar.threshold()).isFinite();
      assertThat(Bar.parse(bar.toString())).isEqualTo(bar);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageStartingWith("fail-on").hasMessageEndingWith(")");
    }
  }
}
