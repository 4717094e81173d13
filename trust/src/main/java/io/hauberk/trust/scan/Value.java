package io.hauberk.trust.scan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the walk knows of an object that a pickle would make. */
sealed interface Value {

  /** Nothing is known, and nothing needs to be. */
  Value ANY = new Any();

  /** Bytes that the listener was given. */
  Value SCANNED = new Bytes();

  /** The mark on the stack. */
  Value MARK = new Mark();

  /** Nothing known. */
  record Any() implements Value {}

  /** Bytes. */
  record Bytes() implements Value {}

  /** A mark. */
  record Mark() implements Value {}

  /** A text that is known exactly. */
  record Text(String text) implements Value {}

  /** A number. */
  record Whole(long value) implements Value {}

  /** An imported function or class. */
  record Import(String module, String name) implements Value {

    boolean is(String otherModule, String otherName) {
      return module.equals(otherModule) && name.equals(otherName);
    }
  }

  /** A tuple. */
  record Tuple(List<Value> items) implements Value {}

  /** What a call of an import gave. */
  record Made(Import by, Value arguments) implements Value {}

  /** A dictionary that grows; only text keys are kept. Compared by identity. */
  final class Dict implements Value {

    private final Map<String, Value> items = new HashMap<>();

    void put(Value key, Value item) {
      if (key instanceof Text text) {
        items.put(text.text(), item);
      }
    }

    Optional<Value> get(String key) {
      return Optional.ofNullable(items.get(key));
    }
  }
}
