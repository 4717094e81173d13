package io.hauberk.tensor.file;

import io.hauberk.core.ModelFormatException;
import io.hauberk.tensor.file.PickleValue.Dict;
import io.hauberk.tensor.file.PickleValue.Storage;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The named tensors of a state dict, which may lie inside a checkpoint and behind a prefix.
 *
 * @param views by name, in the file's order
 */
record StateDictTensors(Map<String, TensorView> views) {

  private static final String STATE_DICT = "state dict";

  /** The keys under which training scripts keep the state dict beside other things. */
  private static final List<String> WRAPPERS =
      List.of("state_dict", "model_state_dict", "model", "net", "network", "weights", "params");

  /** What DataParallel and compiled modules put before every name. */
  private static final List<String> PREFIXES = List.of("module.", "_orig_mod.");

  /** Tied weights are in few tensors; more would make much of a small file. */
  private static final int MAX_SHARING = 16;

  /**
   * @throws ModelFormatException when there is no state dict, or an entry is no tensor
   */
  static StateDictTensors of(PickleValue root) {
    var entries = unwrapped(root).byName();
    Map<String, TensorView> views = new LinkedHashMap<>();
    entries.forEach((name, value) -> views.put(name, tensor(name, value)));
    for (var prefix : PREFIXES) {
      strip(views, prefix);
    }
    var tensors = new StateDictTensors(views);
    tensors.requireLittleSharing();
    return tensors;
  }

  private static Dict unwrapped(PickleValue root) {
    var dict = root.dict().orElseThrow(() -> root.mismatch(STATE_DICT, "a dict of tensors"));
    var entries = dict.byName();
    if (entries.values().stream().anyMatch(value -> value.tensor().isPresent())) {
      return dict;
    }
    return WRAPPERS.stream()
        .map(entries::get)
        .flatMap(value -> Optional.ofNullable(value).flatMap(PickleValue::dict).stream())
        .findFirst()
        .orElseThrow(
            () ->
                new ModelFormatException(
                    STATE_DICT, "no tensors", "tensors by name, or under one of " + WRAPPERS));
  }

  private static TensorView tensor(String name, PickleValue value) {
    return value
        .tensor()
        .orElseThrow(() -> value.mismatch("entry " + Printable.of(name), "a tensor"));
  }

  private static void strip(Map<String, TensorView> views, String prefix) {
    if (!views.keySet().stream().allMatch(name -> name.startsWith(prefix))) {
      return;
    }
    var prefixed = new LinkedHashMap<>(views);
    views.clear();
    prefixed.forEach((name, view) -> views.put(name.substring(prefix.length()), view));
  }

  /** The storages that are needed, in order. */
  Set<Storage> storages() {
    Set<Storage> storages = new LinkedHashSet<>();
    views.values().forEach(view -> storages.add(view.storage()));
    return storages;
  }

  private void requireLittleSharing() {
    double shown = views.values().stream().mapToDouble(TensorView::elements).sum();
    double stored = storages().stream().mapToDouble(Storage::count).sum();
    if (shown > MAX_SHARING * stored) {
      throw new ModelFormatException(
          STATE_DICT,
          (long) shown + " numbers in tensors",
          "at most " + MAX_SHARING + " times the " + (long) stored + " stored");
    }
  }
}
