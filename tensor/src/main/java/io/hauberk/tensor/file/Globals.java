package io.hauberk.tensor.file;

import io.hauberk.core.ModelFormatException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The allow-list: every name that a state dict needs, and nothing else. */
final class Globals {

  private static final Map<String, PickleValue> ALLOWED = allowed();

  private Globals() {}

  private static Map<String, PickleValue> allowed() {
    Map<String, PickleValue> allowed = new LinkedHashMap<>();
    for (var rebuild : Rebuild.values()) {
      allowed.put(rebuild.pythonName(), new PickleValue.Function(rebuild));
    }
    for (var type : ElementType.values()) {
      allowed.put("torch." + type.storageName(), new PickleValue.StorageClass(type));
    }
    return allowed;
  }

  /**
   * @throws ModelFormatException naming what was asked for, unless it is on the list
   */
  static PickleValue find(String module, String name) {
    var full = module + "." + name;
    var found = ALLOWED.get(full);
    if (found == null) {
      throw new ModelFormatException(
          "global",
          Printable.of(full),
          ALLOWED.keySet().stream().collect(Collectors.joining(", ", "one of the allowed ", "")));
    }
    return found;
  }
}
