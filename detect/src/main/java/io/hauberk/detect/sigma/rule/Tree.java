package io.hauberk.detect.sigma.rule;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.Printed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A part of a YAML document, its scalars as they were written. */
sealed interface Tree {

  /** Nothing, or null. */
  record Nothing() implements Tree {}

  /** A scalar. */
  record Text(String value) implements Tree {}

  /** A list. */
  record Items(List<Tree> all) implements Tree {}

  /** A mapping in its order. */
  record Table(Map<String, Tree> entries) implements Tree {

    boolean has(String name) {
      return entries.containsKey(name);
    }

    Tree get(String name) {
      return entries.getOrDefault(name, new Nothing());
    }

    Optional<String> text(String name) {
      return has(name) ? Optional.of(get(name).asText(name)) : Optional.empty();
    }

    String need(String name) {
      return text(name)
          .filter(text -> !text.isBlank())
          .orElseThrow(() -> new DataFormatException(name, "none", "a text"));
    }

    Table table(String name) {
      return get(name).asTable(name);
    }

    /** Refuses names that are not known: a slip must not weaken a rule. */
    void allow(String what, Set<String> names) {
      for (var name : entries.keySet()) {
        if (!names.contains(name)) {
          throw new DataFormatException(what, Printed.of(name), "one of " + names);
        }
      }
    }
  }

  /** A list's parts, a single part, or nothing. */
  default List<Tree> parts() {
    return this instanceof Items items
        ? items.all()
        : this instanceof Nothing ? List.of() : List.of(this);
  }

  default String asText(String name) {
    if (this instanceof Text text) {
      return text.value();
    }
    throw new DataFormatException(name, shown(), "a text");
  }

  default Table asTable(String name) {
    if (this instanceof Table table) {
      return table;
    }
    throw new DataFormatException(name, shown(), "a mapping");
  }

  default List<String> texts(String name) {
    var texts = new ArrayList<String>();
    parts().forEach(part -> texts.add(part.asText(name)));
    return texts;
  }

  /** What it is, for messages. */
  default String shown() {
    if (this instanceof Text text) {
      return Printed.of(text.value());
    }
    return this instanceof Items ? "a list" : this instanceof Table ? "a mapping" : "nothing";
  }
}
