package io.hauberk.cli;

import io.hauberk.tensor.network.Model;
import java.util.function.Supplier;

/** Where a training starts. */
final class Starts {
  private Starts() {}

  /** A copy of the model given, or a fresh one. */
  static Model model(ModelOptions from, Supplier<Model> fresh, Session session) {
    if (from.absent()) {
      return fresh.get();
    }
    try (var loaded = from.open(session)) {
      return Models.known(loaded).copy();
    }
  }
}
