package io.hauberk.detect.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthFailureTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '#',
      value = {
        "sshd[1]: Failed password for root from 192.0.2.7 port 22 ssh2 ~ PASSWORD ~ 192.0.2.7 ~"
            + " root ~ 1",
        "sshd[1]: Failed password for invalid user eve from 2001:db8::7 port 1 ssh2 ~ PASSWORD ~"
            + " 2001:db8::7 ~ eve ~ 1",
        "sshd[1]: Invalid user eve from 192.0.2.7 ~ USER ~ 192.0.2.7 ~ eve ~ 1",
        "sshd[1]: message repeated 5 times: [ Failed password for root from 192.0.2.7 port 2 ssh2]"
            + " ~ PASSWORD ~ 192.0.2.7 ~ root ~ 5",
        "sshd[1]: PAM 4 more authentication failures; logname= uid=0 ruser= rhost=a.example.org"
            + " user=bob ~ PAM ~ a.example.org ~ bob ~ 4",
        "sshd(pam_unix)[1]: authentication failure; logname= tty=ssh ruser= rhost=192.0.2.7 ~ PAM ~"
            + " 192.0.2.7 ~ ## ~ 1",
        "192.0.2.7 - bob [10/Oct/2026:13:55:36 -0700] \"GET / HTTP/1.1\" 401 381 ~ WEB ~ 192.0.2.7"
            + " ~ ## ~ 1",
        "ftpd[1]: FAILED LOGIN FROM 192.0.2.7, bob ~ LOGIN ~ 192.0.2.7 ~ ## ~ 1",
      })
  void of_refusals_areRead(ArgumentsAccessor row) {
    var expected =
        new AuthFailure(
            row.get(1, AuthFailure.Kind.class),
            row.getString(2),
            row.getString(3),
            row.getInteger(4));
    assertThat(AuthFailure.of(row.getString(0))).contains(expected);
  }

  /** The attacker at 192.0.2.66 chooses a name that tells of another source. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sshd[1]: Failed password for invalid user from 198.51.100.1 from 192.0.2.66 port 22 ssh2",
        "sshd[1]: Failed password for invalid user rhost=198.51.100.1 from 192.0.2.66 port 22 ssh2",
        "sshd[1]: Invalid user failed password for a from 198.51.100.1 from 192.0.2.66",
        "sshd[1]: authentication failure; rhost=192.0.2.66 user=failed password from 198.51.100.1",
        "192.0.2.66 - - [x] \"GET /failed password from 198.51.100.1 HTTP/1.1\" 401 12",
      })
  void of_chosenNames_accuseNobodyElse(String line) {
    assertThat(AuthFailure.of(line).orElseThrow().source()).isEqualTo("192.0.2.66");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\u0130\u0130\u0130 failed password for x from ",
        "sshd[1]: Accepted password for root from 192.0.2.7 port 22 ssh2",
        "sshd[1]: Failed password for root",
        "192.0.2.7 - - [x] \"GET / HTTP/1.1\" 200 401",
      })
  void of_otherLines_nothing(String line) {
    assertThat(AuthFailure.of(line)).isEmpty();
  }

  @Test
  void of_hugeLineOrCount_isBounded() {
    var line = "Failed password for root from 192.0.2.7";
    assertThat(AuthFailure.of(line + " ".repeat(3000))).isEmpty();
    var much = AuthFailure.of("message repeated 9999 times: [ " + line + "]").orElseThrow();
    assertThat(much.times()).isEqualTo(1000);
    var none = AuthFailure.of("message repeated 0 times: [ " + line + "]").orElseThrow();
    assertThat(none.times()).isEqualTo(1);
  }
}
