package io.hauberk.data.mask;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Locale;

/** The components of an operator's record, by their names. */
final class OperatorFields {
  private OperatorFields() {}

  static void put(Operator operator, ObjectNode node) {
    for (var component : operator.getClass().getRecordComponents()) {
      putOne(component.getName(), value(operator, component), node);
    }
  }

  private static void putOne(String name, Object value, ObjectNode node) {
    if (value instanceof Integer number) {
      node.put(name, number);
    } else if (value instanceof Double number) {
      node.put(name, number);
    } else if (value instanceof Enum<?> constant) {
      node.put(name, constant.name().toLowerCase(Locale.ROOT));
    } else {
      node.put(name, String.valueOf(value));
    }
  }

  private static Object value(Operator operator, RecordComponent component) {
    try {
      return component.getAccessor().invoke(operator);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record's accessor can be called", e);
    }
  }
}
