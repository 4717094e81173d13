package io.hauberk.data.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hauberk.core.DataFormatException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text scanned, and any text as a recogniser file. */
class ScanFuzzTest {

  private static final Scanner SCANNER = Scanner.everything();

  static Stream<byte[]> seeds() {
    return Stream.of(
            "张伟住在北京市朝阳区建国路88号，电话13812345678。",
            "Mr John Smith, 12 High Street, London, 4111111111111111, jo@example.com",
            "the corner of 12 A B and 3 C D\n Apt. 5\n Town\n Country 12345",
            "entity: PERSON\ntrigger: WORD\npattern: [A-Z]{2}\\d+\nscore: 0.5\n",
            "-".repeat(300) + "\n" + "A-".repeat(300),
            "https://" + "a.".repeat(60) + " 1-".repeat(60) + "1 1 1".repeat(30))
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "15s")
  void fuzzScan(byte[] data) {
    var text = new String(data, StandardCharsets.UTF_8);
    int end = 0;
    for (var finding : SCANNER.scan(text)) {
      assertThat(finding.start()).isGreaterThanOrEqualTo(end);
      end = finding.end();
      assertThat(end).isLessThanOrEqualTo(text.length());
    }
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "15s")
  void fuzzRecogniser(byte[] data) {
    try {
      assertThat(Recogniser.parse("fuzz", new String(data, StandardCharsets.UTF_8)).score())
          .isBetween(0.0, 1.0);
    } catch (DataFormatException e) {
      assertThat(e.getMessage()).contains("(expected: ");
    }
  }
}
