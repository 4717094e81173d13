package io.hauberk.detect.sigma.rule;

import com.google.re2j.Pattern;
import io.hauberk.detect.sigma.pattern.Wildcard;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The modifiers behind a field's name, and what they make of its values. */
final class Modifiers {

  private static final Map<String, Integer> FLAGS =
      Map.of("i", Pattern.CASE_INSENSITIVE, "m", Pattern.MULTILINE, "s", Pattern.DOTALL);

  /** Of values that a placeholder or an encoding makes of one. */
  private static final int MOST_VALUES = 4096;

  private static final Set<Kind> WITH_RELATION = EnumSet.of(Kind.FIELDREF);

  private final Map<String, List<String>> placeholders;
  private final List<Encoding> encodings = new ArrayList<>();
  private Optional<Kind> kind = Optional.empty();
  private Relation relation = Relation.SAME;
  private int flags;
  private boolean all;
  private boolean cased;
  private boolean differs;
  private boolean expands;

  Modifiers(List<String> names, Map<String, List<String>> placeholders) {
    this.placeholders = placeholders;
    names.forEach(this::add);
    boolean plain = kind.isEmpty();
    boolean related = relation == Relation.SAME || plain || WITH_RELATION.contains(kind.get());
    boolean fits = related && (plain || (encodings.isEmpty() && !cased));
    RuleErrors.require(fits, "modifiers", String.join("|", names), "modifiers that go together");
  }

  private void add(String name) {
    if (FLAGS.containsKey(name) && kind.equals(Optional.of(Kind.RE))) {
      flags |= FLAGS.getOrDefault(name, 0);
      return;
    }
    switch (name) {
      case "all" -> all = true;
      case "cased" -> cased = true;
      case "neq" -> differs = true;
      case "expand" -> expands = true;
      case "contains", "startswith", "endswith" -> {
        RuleErrors.require(relation == Relation.SAME, "modifier", name, "one place only");
        relation = Relation.valueOf(name.toUpperCase(Locale.ROOT));
      }
      default -> addNamed(name);
    }
  }

  private void addNamed(String name) {
    var upper = name.toUpperCase(Locale.ROOT);
    for (var encoding : Encoding.values()) {
      if (encoding.name().equals(upper)) {
        encodings.add(encoding);
        return;
      }
    }
    for (var candidate : Kind.values()) {
      if (candidate.name().equals(upper)) {
        RuleErrors.require(kind.isEmpty(), "modifier", name, "one kind of value only");
        kind = Optional.of(candidate);
        return;
      }
    }
    throw RuleErrors.refused("modifier", name, "a modifier of Sigma 2.1");
  }

  int flags() {
    return flags;
  }

  Relation relation() {
    return relation;
  }

  /** What a field with these modifiers and values asks. */
  Condition condition(String field, List<Tree> values) {
    var parts = new ArrayList<Condition>();
    for (var value : values) {
      parts.add(value instanceof Tree.Nothing ? missing(field) : one(field, value.asText(field)));
    }
    RuleErrors.require(!parts.isEmpty(), "selection", field, "a value, or null");
    var joined = all ? Condition.all(parts) : Condition.any(parts);
    return differs ? new Condition.Not(joined) : joined;
  }

  private static Condition missing(String field) {
    RuleErrors.require(!field.isEmpty(), "selection", "null", "a field's name beside null");
    return new Condition.Is(field, new Check.Missing());
  }

  private Condition one(String field, String text) {
    var parts = new ArrayList<Condition>();
    for (var value : expanded(text)) {
      if (kind.isPresent()) {
        var check = new Condition.Is(field, kind.get().check(value, this));
        boolean absent = kind.get() == Kind.EXISTS && value.equalsIgnoreCase("false");
        parts.add(absent ? new Condition.Not(check) : check);
      } else {
        texts(field, value).forEach(pattern -> parts.add(like(field, pattern)));
      }
    }
    return Condition.any(parts);
  }

  private List<String> expanded(String text) {
    if (!expands || !text.matches("%[^%]+%")) {
      RuleErrors.require(!expands, "expand", text, "a placeholder such as %name% alone");
      return List.of(text);
    }
    var values = placeholders.getOrDefault(text.substring(1, text.length() - 1), List.of());
    RuleErrors.require(!values.isEmpty(), "expand", text, "a placeholder of the mapping");
    return values;
  }

  private List<Wildcard> texts(String field, String value) {
    boolean binary = encodings.stream().anyMatch(Encoding::isBinary);
    var texts = List.of(binary ? Encoding.binary(value) : value);
    for (var encoding : encodings) {
      texts = texts.stream().flatMap(text -> encoding.encode(text).stream()).toList();
      RuleErrors.require(texts.size() <= MOST_VALUES, "selection", field, "fewer variants");
    }
    return texts.stream()
        .map(text -> binary ? Wildcard.literal(text) : Wildcard.parse(text))
        .map(relation::shape)
        .toList();
  }

  private Condition like(String field, Wildcard pattern) {
    var shaped = field.isEmpty() ? pattern.contained() : pattern;
    return new Condition.Is(
        field, cased ? new Check.LikeCased(shaped) : new Check.Like(shaped.folded()));
  }
}
