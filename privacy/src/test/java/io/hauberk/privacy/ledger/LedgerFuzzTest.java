package io.hauberk.privacy.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes, a ledger is read as written or refused as broken. */
class LedgerFuzzTest {

  private static final String DATA = "ab".repeat(32);

  static Stream<byte[]> seeds() {
    var header = LedgerText.header(DATA, Budget.of(1, 0.125));
    var begun = LedgerText.parse(bytes(header), DATA);
    var entry = begun.next(DATA, Budget.of(0.25, 0), "count()");
    return Stream.of(
        bytes(""),
        bytes("\n"),
        bytes(header),
        bytes(header + entry),
        bytes(header + entry + "2 0.5"),
        bytes(entry + header),
        bytes(header.replace("0.125", "1e999999999")),
        new byte[] {(byte) 0xff, '\n'});
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "15s")
  void fuzzParse(byte[] data) {
    try {
      var text = LedgerText.parse(data, DATA);
      assertThat(text.length()).isLessThanOrEqualTo(data.length);
      assertThat(text.total().epsilon().signum()).isNotNegative();
      assertThat(text.spent().epsilon().signum()).isNotNegative();
    } catch (LedgerBroken e) {
      assertThat(e.getMessage()).contains("expected");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
