package io.hauberk.detect.sigma.rule;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Modifiers that change a value to what it looks like when encoded. */
enum Encoding {
  WIDE {
    @Override
    List<String> encode(String text) {
      return bytes(text, StandardCharsets.UTF_16LE);
    }
  },
  UTF16LE {
    @Override
    List<String> encode(String text) {
      return bytes(text, StandardCharsets.UTF_16LE);
    }
  },
  UTF16BE {
    @Override
    List<String> encode(String text) {
      return bytes(text, StandardCharsets.UTF_16BE);
    }
  },
  UTF16 {
    @Override
    List<String> encode(String text) {
      return bytes(BYTE_ORDER_MARK + text, StandardCharsets.UTF_16LE);
    }
  },
  BASE64 {
    @Override
    List<String> encode(String text) {
      return List.of(
          Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1)));
    }
  },
  /** The characters that do not depend on what stands before and behind. */
  BASE64OFFSET {
    @Override
    List<String> encode(String text) {
      var forms = new ArrayList<String>();
      for (int offset = 0; offset < 3; offset++) {
        var shifted = (" ".repeat(offset) + text).getBytes(StandardCharsets.ISO_8859_1);
        var whole = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int start = STARTS[offset];
        int end = shifted.length * 8 / 6;
        RuleErrors.require(end > start, "base64offset", text, "two characters or more");
        forms.add(whole.substring(start, end));
      }
      return forms;
    }
  },
  WINDASH {
    @Override
    List<String> encode(String text) {
      return Dashes.variants(text);
    }

    @Override
    boolean isBinary() {
      return false;
    }
  };

  /** As the bytes that it has in UTF-8. */
  private static final String BYTE_ORDER_MARK = binary("\ufeff");

  /** First characters of which all six bits stem from the text. */
  private static final int[] STARTS = {0, 2, 3};

  /** The values that stand for one. Characters stand for bytes where {@link #isBinary}. */
  abstract List<String> encode(String text);

  /** Whether it needs bytes, and knows no wildcards. */
  boolean isBinary() {
    return true;
  }

  private static List<String> bytes(String text, Charset charset) {
    var decoded = new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    return List.of(new String(decoded.getBytes(charset), StandardCharsets.ISO_8859_1));
  }

  /** A text as the characters of its bytes. */
  static String binary(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
