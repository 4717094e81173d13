package io.hauberk.data.mask;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hauberk.core.Checks;
import io.hauberk.data.mask.Operator.DatePart;
import io.hauberk.data.mask.Operator.FormatPreserving;
import io.hauberk.data.mask.Operator.InText;
import io.hauberk.data.mask.Operator.Interval;
import io.hauberk.data.mask.Operator.Keep;
import io.hauberk.data.mask.Operator.KeyedHash;
import io.hauberk.data.mask.Operator.Noise;
import io.hauberk.data.mask.Operator.Partial;
import io.hauberk.data.mask.Operator.Prefix;
import io.hauberk.data.mask.Operator.Redact;
import io.hauberk.data.mask.Operator.ShiftDate;
import io.hauberk.data.mask.Operator.Surrogate;
import io.hauberk.data.mask.Operator.Token;
import io.hauberk.data.recognise.Entity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** How operators are written in a policy. */
enum OperatorJson {
  KEEP(Keep.class, List.of()) {
    @Override
    Operator read(Fields f) {
      return new Keep();
    }
  },
  REDACT(Redact.class, List.of("word")) {
    @Override
    Operator read(Fields f) {
      return new Redact(f.node.path("word").asText(""));
    }
  },
  PARTIAL(Partial.class, List.of("first", "last")) {
    @Override
    Operator read(Fields f) {
      return new Partial(f.integer("first"), f.integer("last"));
    }
  },
  SURROGATE(Surrogate.class, List.of("key", "domain", "kind")) {
    @Override
    Operator read(Fields f) {
      return new Surrogate(f.text("key"), f.domain(), f.kind());
    }
  },
  HASH(KeyedHash.class, List.of("key", "domain")) {
    @Override
    Operator read(Fields f) {
      return new KeyedHash(f.text("key"), f.domain());
    }
  },
  TOKEN(Token.class, List.of("key", "domain")) {
    @Override
    Operator read(Fields f) {
      return new Token(f.text("key"), f.domain());
    }
  },
  FF1(FormatPreserving.class, List.of("key", "domain")) {
    @Override
    Operator read(Fields f) {
      return new FormatPreserving(f.text("key"), f.domain());
    }
  },
  SHIFT(ShiftDate.class, List.of("key", "days", "subject")) {
    @Override
    Operator read(Fields f) {
      return new ShiftDate(f.text("key"), f.integer("days"), f.text("subject"));
    }
  },
  INTERVAL(Interval.class, List.of("width")) {
    @Override
    Operator read(Fields f) {
      return new Interval(f.number("width"));
    }
  },
  PREFIX(Prefix.class, List.of("length")) {
    @Override
    Operator read(Fields f) {
      return new Prefix(f.integer("length"));
    }
  },
  DATE(DatePart.class, List.of("part")) {
    @Override
    Operator read(Fields f) {
      return new DatePart(DatePart.Part.valueOf(f.text("part").toUpperCase(Locale.ROOT)));
    }
  },
  NOISE(Noise.class, List.of("scale")) {
    @Override
    Operator read(Fields f) {
      return new Noise(f.number("scale"));
    }
  },
  TEXT(InText.class, List.of()) {
    @Override
    Operator read(Fields f) {
      return new InText();
    }
  };

  private final Class<? extends Operator> type;
  private final List<String> fields;

  OperatorJson(Class<? extends Operator> type, List<String> fields) {
    this.type = type;
    this.fields = fields;
  }

  abstract Operator read(Fields fields);

  /** One object of a policy; {@code place} is its column, or what is found. */
  record Fields(String place, JsonNode node) {
    String text(String name) {
      var value = node.path(name);
      Checks.argument(value.isTextual(), place + "." + name, value, "a text");
      return value.asText();
    }

    int integer(String name) {
      var value = node.path(name);
      Checks.argument(value.isInt(), place + "." + name, value, "a whole number");
      return value.asInt();
    }

    double number(String name) {
      var value = node.path(name);
      Checks.argument(value.isNumber(), place + "." + name, value, "a number");
      return value.asDouble();
    }

    String domain() {
      return node.has("domain") ? text("domain") : place;
    }

    Entity kind() {
      var name = node.has("kind") ? text("kind") : place;
      return Arrays.stream(Entity.values())
          .filter(e -> e.name().equalsIgnoreCase(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(Checks.message(place + ".kind", name, "an entity")));
    }
  }

  static Operator parse(String place, JsonNode node) {
    var fields = new Fields(place, node);
    var name = fields.text("do");
    var form = form(place, name);
    var unknown = new TreeSet<String>();
    node.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(form.fields);
    unknown.remove("do");
    Checks.argument(unknown.isEmpty(), place, unknown, "fields of " + name + ": " + form.fields);
    return form.read(fields);
  }

  private static OperatorJson form(String place, String name) {
    return Arrays.stream(values())
        .filter(f -> f.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Checks.message(
                        place + ".do",
                        "unknown",
                        Arrays.toString(values()).toLowerCase(Locale.ROOT))));
  }

  static ObjectNode write(Operator operator) {
    var node = JsonNodeFactory.instance.objectNode();
    for (var form : values()) {
      if (form.type == operator.getClass()) {
        node.put("do", form.name().toLowerCase(Locale.ROOT));
      }
    }
    OperatorFields.put(operator, node);
    return node;
  }
}
