package io.hauberk.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.report.Samples;
import io.hauberk.report.format.Facts.Fact;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsTest {

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 s",
    "PT0.0123456S, 0.0123 s",
    "PT12.345S, 12.3 s",
    "PT1M59S, 119 s",
    "PT2M, 0:02:00",
    "PT1H2M3.9S, 1:02:03",
    "PT100H, 100:00:00",
  })
  void duration_lengths_readable(Duration duration, String expected) {
    assertThat(Facts.duration(duration)).isEqualTo(expected);
  }

  @Test
  void of_evidence_inOrder() {
    assertThat(Facts.of(Samples.evidence(), Words.of(Locale.ENGLISH)))
        .containsExactly(
            new Fact("Seed", "7"),
            new Fact("Started", "2026-11-21 10:00:00 UTC"),
            new Fact("Ended", "2026-11-21 10:00:12 UTC"),
            new Fact("Duration", "12.3 s"),
            new Fact("Versions", "hauberk 0.1.0, java 17"));
  }

  @Test
  void of_noVersions_leftOut() {
    assertThat(Facts.of(Samples.emptyEvidence(), Words.of(Locale.ENGLISH)))
        .extracting(Fact::name)
        .containsExactly("Seed", "Started", "Ended", "Duration");
  }
}
