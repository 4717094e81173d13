package io.hauberk.trust.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * An ONNX model as protocol buffers, read by field numbers of onnx.proto3: where external data lie
 * and whose operators are needed. Weights are skipped, not read.
 */
final class OnnxScan {

  private static final int MAX_DEPTH = 40;
  private static final int MAX_TEXT = 1 << 16;

  /** Messages on the way to what matters; each knows which fields lead on. */
  private enum Message {
    MODEL,
    GRAPH,
    NODE,
    ATTRIBUTE,
    TENSOR,
    SPARSE,
    FUNCTION,
    ENTRY,
    TEXT
  }

  private static final Map<Message, Map<Integer, Message>> FIELDS =
      Map.of(
          Message.MODEL, Map.of(7, Message.GRAPH, 25, Message.FUNCTION),
          Message.GRAPH, Map.of(1, Message.NODE, 5, Message.TENSOR, 15, Message.SPARSE),
          Message.NODE, Map.of(5, Message.ATTRIBUTE, 7, Message.TEXT),
          Message.ATTRIBUTE,
              Map.of(
                  5,
                  Message.TENSOR,
                  6,
                  Message.GRAPH,
                  10,
                  Message.TENSOR,
                  11,
                  Message.GRAPH,
                  22,
                  Message.SPARSE,
                  23,
                  Message.SPARSE),
          Message.TENSOR, Map.of(13, Message.ENTRY),
          Message.SPARSE, Map.of(1, Message.TENSOR, 2, Message.TENSOR),
          Message.FUNCTION, Map.of(7, Message.NODE),
          Message.ENTRY, Map.of(1, Message.TEXT, 2, Message.TEXT));

  private static final Set<String> DOMAINS =
      Set.of(
          "",
          "ai.onnx",
          "ai.onnx.ml",
          "ai.onnx.training",
          "ai.onnx.preview.training",
          "com.microsoft",
          "com.microsoft.nchwc",
          "pkg.onnxscript.torch_lib",
          "pkg.onnxscript.torch_lib.common");

  private final Part part;
  private final Content content;

  OnnxScan(Part part) {
    this.part = part;
    this.content = part.content();
  }

  /** ir_version first, small, and whole fields up to the end with a graph among them. */
  static boolean known(Content content) {
    if (content.size() < 8 || content.at(0) != 8 || content.at(1) > 30 || content.at(1) == 0) {
      return false;
    }
    boolean graph = false;
    try {
      var walk = new Fields(content, 0, content.size());
      while (walk.next()) {
        graph |= walk.number() == 7 && walk.delimited();
      }
    } catch (ScanException e) {
      return false;
    }
    return graph;
  }

  void scan() {
    walk(Message.MODEL, 0, content.size(), 0);
  }

  private void walk(Message message, long from, long to, int depth) {
    if (depth > MAX_DEPTH) {
      throw new ScanException("onnx.nesting", depth, "at most " + MAX_DEPTH);
    }
    var known = FIELDS.getOrDefault(message, Map.of());
    var texts = new HashMap<Integer, String>();
    var fields = new Fields(content, from, to);
    while (fields.next()) {
      var below = fields.delimited() ? known.get(fields.number()) : null;
      if (below == Message.TEXT) {
        texts.put(fields.number(), text(fields));
      } else if (below != null) {
        walk(below, fields.start(), fields.end(), depth + 1);
      }
    }
    judge(message, texts);
  }

  private void judge(Message message, Map<Integer, String> texts) {
    if (message == Message.NODE && !DOMAINS.contains(texts.getOrDefault(7, ""))) {
      part.tell(Weakness.CUSTOM_OPERATOR, "domain " + texts.get(7));
    }
    if (message == Message.ENTRY && "location".equals(texts.get(1))) {
      var path = texts.getOrDefault(2, "");
      if (outside(path)) {
        part.tell(Weakness.OUTSIDE_PATH, "external data at " + path);
      }
    }
  }

  /** Absolute, with a drive or scheme, or climbing; slashes of both kinds. */
  private static boolean outside(String path) {
    var forward = path.replace('\\', '/');
    return forward.startsWith("/")
        || forward.contains(":")
        || forward.indexOf('\0') >= 0
        || Arrays.asList(forward.split("/", -1)).contains("..");
  }

  private String text(Fields fields) {
    int length = (int) Math.min(MAX_TEXT, fields.end() - fields.start());
    return new String(content.bytes(fields.start(), length), StandardCharsets.UTF_8);
  }
}
