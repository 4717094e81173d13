package io.hauberk.tensor.onnx;

import io.hauberk.core.Checks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** All operators, by their ONNX names: what they fold to and what they compute. */
final class Operators {

  private static final Map<String, Op> FOLDED = new HashMap<>();
  private static final Map<String, Op> COMPUTED = new HashMap<>();

  /** Where values are no plain numbers, or the batch is not a first axis of its own. */
  private static final Map<String, Op> VIEWED = new HashMap<>();

  static {
    FoldedArithmetic.addTo(FOLDED);
    FoldedComparisons.addTo(FOLDED);
    FoldedMoves.addTo(FOLDED);
    FoldedReductions.addTo(FOLDED);
    Activations.addTo(COMPUTED);
    Arithmetic.addTo(COMPUTED);
    Conditions.addComparisonsTo(COMPUTED);
    Convolutions.addTo(COMPUTED);
    Moves.addTo(COMPUTED);
    Norms.addTo(COMPUTED);
    Pools.addTo(COMPUTED);
    Products.addTo(COMPUTED);
    Reductions.addTo(COMPUTED);
    Selections.addTo(COMPUTED);
    Views.addTo(VIEWED);
    Positions.addTo(VIEWED);
    Conditions.addTo(VIEWED);
  }

  private Operators() {}

  /** Folds where every input is known, computes otherwise. */
  static Optional<Op> find(Call call) {
    var name = call.node().getOpType();
    var folded = Optional.ofNullable(FOLDED.get(name));
    var computed = Optional.ofNullable(COMPUTED.get(name));
    if (call.allKnown()) {
      return folded.or(() -> computed);
    }
    if (call.anyViewed()) {
      return Optional.ofNullable(VIEWED.get(name)).or(() -> computed);
    }
    return computed.or(() -> folded.map(op -> Operators::foldsOnly));
  }

  private static List<Value> foldsOnly(Call call) {
    throw new IllegalArgumentException(
        Checks.message("inputs", "computed from the network's input", "known at import"));
  }

  static SortedSet<String> names() {
    var names = new TreeSet<>(COMPUTED.keySet());
    names.addAll(FOLDED.keySet());
    return names;
  }
}
