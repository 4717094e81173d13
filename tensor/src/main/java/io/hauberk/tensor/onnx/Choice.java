package io.hauberk.tensor.onnx;

import io.hauberk.core.Checks;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** Turns a word of a file into a type, once. */
final class Choice {
  private Choice() {}

  /**
   * @throws IllegalArgumentException when the word is none of the choices
   */
  static <T> T of(String name, String word, Map<String, T> choices) {
    Checks.argument(
        choices.containsKey(word),
        name,
        Names.shown(word),
        "one of " + new TreeSet<>(choices.keySet()));
    return Objects.requireNonNull(choices.get(word));
  }
}
