package io.hauberk.detect.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogTimeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '#',
      value = {
        "Dec 10 06:55:46 host sshd[1]: x ~ 2000-12-10T06:55:46Z",
        "Feb  9 06:55:46 host x ~ 2000-02-09T06:55:46Z",
        "<83>Feb 29 06:55:46 host x ~ 2000-02-29T06:55:46Z",
        "<83>1 2026-11-21T12:00:00.25Z - - - - x ~ 2026-11-21T12:00:00.250Z",
        "2026-11-21 12:00:00,123 INFO x ~ 2026-11-21T12:00:00.123Z",
        "[2026-11-21T12:00:00+08:00] x ~ 2026-11-21T04:00:00Z",
        "2026-11-21T12:00:00-01:30 x ~ 2026-11-21T13:30:00Z",
        "192.0.2.7 - - [10/Oct/2026:13:55:36 -0700] \"GET / HTTP/1.1\" 401 1 ~"
            + " 2026-10-10T20:55:36Z",
        "{\"level\":\"x\", \"@timestamp\": \"2026-11-21T12:00:00Z\"} ~ 2026-11-21T12:00:00Z",
      })
  void of_usualForms_areRead(String line, Instant time) {
    assertThat(LogTime.of(line)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no time here",
        "Dec 32 06:55:46 host x",
        "Foo 10 06:55:46 host x",
        "2026-13-21 12:00:00 x",
        "2026-11-21T25:00:00Z x",
        "192.0.2.7 - - [99/Oct/2026:13:55:36 -0700] \"GET\"",
      })
  void of_others_nothing(String line) {
    assertThat(LogTime.of(line)).isEmpty();
  }
}
