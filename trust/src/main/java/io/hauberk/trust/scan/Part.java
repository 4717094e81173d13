package io.hauberk.trust.scan;

import java.util.Locale;

/**
 * One content under scan, with its place: {@code model.pt!archive/data.pkl}.
 *
 * @param name of the file or archive entry, for its extension
 * @param depth of nesting
 */
record Part(String place, String name, Content content, Sink sink, int depth) {

  /** Archives within archives, bytes within pickles. */
  static final int MAX_DEPTH = 8;

  Part child(String childName, Content childContent) {
    return new Part(
        place + "!" + Sink.printed(childName), childName, childContent, sink, depth + 1);
  }

  void tell(Weakness weakness, String detail) {
    sink.add(weakness, place, detail);
  }

  /** Looks at what it is by its bytes, and goes into it. */
  void scan() {
    if (depth > MAX_DEPTH) {
      tell(Weakness.BOMB, "nested more than " + MAX_DEPTH + " deep");
      return;
    }
    if (!affords(content.size())) {
      return;
    }
    try {
      Kind.of(this).scan(this);
      Kind.polyglot(this);
    } catch (ScanException e) {
      tell(Weakness.MALFORMED, String.valueOf(e.getMessage()));
    }
  }

  /** Takes the effort of a look at so many bytes; tells of a bomb when the file's is used up. */
  boolean affords(long bytes) {
    boolean left = sink.affords(bytes);
    if (!left) {
      tell(Weakness.BOMB, "holds far more than its bytes");
    }
    return left;
  }

  boolean named(String... extensions) {
    var lower = name.toLowerCase(Locale.ROOT);
    for (var extension : extensions) {
      if (lower.endsWith(extension)) {
        return true;
      }
    }
    return false;
  }
}
