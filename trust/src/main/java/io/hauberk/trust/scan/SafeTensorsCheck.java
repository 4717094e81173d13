package io.hauberk.trust.scan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;

/** The rules of safetensors that keep other content out: no holes, no overlap, nothing behind. */
final class SafeTensorsCheck {

  private static final long MAX_HEADER = 100_000_000;
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .build();

  private SafeTensorsCheck() {}

  static boolean known(Content content) {
    if (content.size() < 10 || content.at(8) != '{' || content.at(9) < ' ') {
      return false;
    }
    long header = content.little(0, 8);
    return header >= 2 && header <= Math.min(MAX_HEADER, content.size() - 8);
  }

  static void scan(Part part) {
    var content = part.content();
    if (!known(content)) {
      throw new ScanException("safetensors", "no header", "a length and a JSON object");
    }
    int length = (int) content.little(0, 8);
    var spans = new ArrayList<long[]>();
    header(content.bytes(8, length))
        .properties()
        .forEach(
            entry -> {
              if (!entry.getKey().equals("__metadata__")) {
                spans.add(span(entry.getValue()));
              }
            });
    spans.sort(Comparator.comparingLong((long[] s) -> s[0]).thenComparingLong(s -> s[1]));
    long end = 0;
    for (var span : spans) {
      require(span[0] == end && span[1] >= end, span[0], "no holes and no overlap");
      end = span[1];
    }
    require(end == content.size() - 8 - length, end, "the end of the file");
  }

  private static long[] span(JsonNode tensor) {
    var offsets = tensor.path("data_offsets");
    require(offsets.size() == 2 && offsets.path(0).isIntegralNumber(), offsets.size(), "offsets");
    return new long[] {offsets.path(0).asLong(), offsets.path(1).asLong()};
  }

  private static JsonNode header(byte[] json) {
    try {
      var root = JSON.readTree(json);
      if (root != null && root.isObject()) {
        return root;
      }
    } catch (IOException e) {
      throw new ScanException("safetensors.header", "malformed", "JSON without double keys");
    }
    throw new ScanException("safetensors.header", "malformed", "a JSON object");
  }

  private static void require(boolean holds, Object value, String rule) {
    if (!holds) {
      throw new ScanException("safetensors.offsets", value, rule);
    }
  }
}
