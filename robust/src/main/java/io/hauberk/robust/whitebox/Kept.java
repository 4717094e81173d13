package io.hauberk.robust.whitebox;

import io.hauberk.tensor.TensorScope;

/** Results that outlive the scope they were made in. */
final class Kept {
  private Kept() {}

  static Minimal by(TensorScope scope, Nearest nearest) {
    var minimal = nearest.minimal();
    return new Minimal(scope.keep(minimal.examples()), scope.keep(minimal.distances()));
  }
}
