package io.hauberk.data.anonymize;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hauberk.core.DataFormatException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes in a hierarchy file: a tree of values, or an error in one line. */
class HierarchyFileFuzzTest {

  static Stream<byte[]> seeds() {
    return Stream.of(
            "30;30-39;*\n31;30-39;*\n62;60-69;*\n",
            "a\n",
            "a;x;*\nb;y;*\n",
            "a;x;*\na;x;*\n",
            "a;x;*\nb;x;+\n",
            "a;b\nc\n",
            "\"a;b\nc;d",
            "1;2;1\n2;2;1\n",
            "\uFEFFa;b\n",
            ";;;\n",
            "")
        .map(seed -> seed.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "15s")
  void fuzzParse(byte[] data) {
    try {
      var hierarchy = HierarchyFile.parse("hierarchy", data);
      int top = hierarchy.levels() - 1;
      for (int code = 0; code < hierarchy.size(); code++) {
        assertThat(hierarchy.code("column", hierarchy.label(0, code))).isEqualTo(code);
        assertThat(hierarchy.share(top, code)).isBetween(0.0, 1.0);
      }
      assertThat(hierarchy.rangeLabel(0, hierarchy.size() - 1)).isNotNull();
    } catch (DataFormatException e) {
      assertThat(e).hasMessageContaining("(expected: ");
    }
  }
}
