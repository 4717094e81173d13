package io.hauberk.trust.scan;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The header of a GGUF file, versions 2 and 3: sane counts, and a template that only templates. */
final class Gguf {

  private static final int STRING = 8;
  private static final int ARRAY = 9;
  private static final int[] SIZES = {1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8};
  private static final long MAX_COUNT = 1 << 20;
  private static final int MAX_TEMPLATE = 16 << 20;

  /** What server-side template injection needs, CVE-2024-34359. */
  private static final Pattern REACH =
      Pattern.compile("__[a-z]+__|\\|\\s*attr\\s*\\(|\\b(?:os|subprocess)\\s*\\.|\\bpopen\\b");

  private final Part part;
  private final Content content;
  private long at;

  Gguf(Part part) {
    this.part = part;
    this.content = part.content();
  }

  void scan() {
    require(content.startsWith(0, 'G', 'G', 'U', 'F'), "magic", "GGUF");
    long version = content.little(4, 4);
    require(version >= 1 && version <= 3, "version " + version, "1 to 3");
    if (version == 1) {
      part.tell(Weakness.OPAQUE, "GGUF of version 1");
      return;
    }
    long tensors = content.little(8, 8);
    long pairs = content.little(16, 8);
    require(tensors >= 0 && tensors <= MAX_COUNT, "tensors", "at most " + MAX_COUNT);
    require(pairs >= 0 && pairs <= MAX_COUNT, "pairs", "at most " + MAX_COUNT);
    at = 24;
    for (long i = 0; i < pairs; i++) {
      pair();
    }
    for (long i = 0; i < tensors; i++) {
      string();
      long dimensions = number(4);
      require(dimensions <= 8, "dimensions " + dimensions, "at most 8");
      skip(8 * dimensions + 12);
    }
  }

  private void pair() {
    var key = content.latin1(at + 8, (int) Math.min(256, stringLength()));
    string();
    int type = (int) number(4);
    if (type == STRING && key.startsWith("tokenizer.chat_template")) {
      template(key);
    } else {
      value(type);
    }
  }

  private void template(String key) {
    long length = stringLength();
    require(length <= MAX_TEMPLATE, "template", "at most " + MAX_TEMPLATE + " bytes");
    var text = new String(content.bytes(at + 8, (int) length), StandardCharsets.UTF_8);
    var reach = REACH.matcher(text);
    if (reach.find()) {
      part.tell(Weakness.TEMPLATE, key + " holds " + reach.group());
    }
    string();
  }

  private void value(int type) {
    if (type == STRING) {
      string();
      return;
    }
    if (type != ARRAY) {
      skip(size(type));
      return;
    }
    int items = (int) number(4);
    long count = number(8);
    require(items != ARRAY && count >= 0, "array", "of plain values");
    if (items == STRING) {
      for (long i = 0; i < count; i++) {
        string();
      }
    } else {
      skip(Math.multiplyExact(Math.min(count, content.size()), (long) size(items)));
    }
  }

  private static int size(int type) {
    require(type >= 0 && type < SIZES.length && SIZES[type] > 0, "type " + type, "a known type");
    return SIZES[type];
  }

  private long stringLength() {
    long length = content.little(at, 8);
    content.require(at + 8, length);
    return length;
  }

  private void string() {
    skip(8 + stringLength());
  }

  private long number(int bytes) {
    long value = content.little(at, bytes);
    at += bytes;
    return value;
  }

  private void skip(long bytes) {
    content.require(at, bytes);
    at += bytes;
  }

  private static void require(boolean holds, String what, String rule) {
    if (!holds) {
      throw new ScanException("gguf", what, rule);
    }
  }
}
