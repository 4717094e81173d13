package io.hauberk.tensor.network;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** Gradients by the values of the slots, summed over a slot's readers. */
final class Gradients {
  private final @Nullable Tensor[] sums;

  Gradients(int slots) {
    sums = new Tensor[slots];
  }

  void add(int slot, Tensor gradient) {
    var before = sums[slot];
    sums[slot] = before == null ? gradient : before.add(gradient);
  }

  void addAll(int[] slots, Tensor[] gradients) {
    for (int i = 0; i < slots.length; i++) {
      add(slots[i], gradients[i]);
    }
  }

  Optional<Tensor> take(int slot) {
    return Optional.ofNullable(sums[slot]);
  }
}
