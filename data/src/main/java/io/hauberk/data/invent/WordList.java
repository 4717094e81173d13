package io.hauberk.data.invent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lists that come with the library. */
final class WordList {
  private WordList() {}

  static List<String> of(String name) {
    try (var in = WordList.class.getResourceAsStream(name + ".txt")) {
      if (in == null) {
        throw new IllegalStateException(name + ": missing (expected: in the jar)");
      }
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return List.of(text.strip().split("\\s*[|\\n]\\s*"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
