package io.hauberk.tensor.network;

import java.util.List;

/**
 * A tensor that a layer needs.
 *
 * @param name {@code node.parameter}, as PyTorch names it in state dicts
 * @param fanIn inputs that one output sums over; the initialiser's scale. 0 where initialisation is
 *     not random
 */
public record ParameterSpec(String name, List<Long> shape, Role role, long fanIn) {

  /** What becomes of a parameter. */
  public enum Role {
    /** Learned; starts uniform in ±1/sqrt(fanIn). */
    WEIGHT(true),
    /** Learned; starts at one. */
    SCALE(true),
    /** Learned; starts at zero. */
    SHIFT(true),
    /** A running statistic; starts at zero. */
    RUNNING_MEAN(false),
    /** A running statistic; starts at one. */
    RUNNING_VARIANCE(false),
    /** Given with the model. */
    FIXED(false);

    private final boolean learned;

    Role(boolean learned) {
      this.learned = learned;
    }

    public boolean learned() {
      return learned;
    }
  }

  public ParameterSpec {
    shape = List.copyOf(shape);
  }

  /** What a node's layer needs. */
  public static List<ParameterSpec> of(Node node) {
    return node.layer().accept(new Parameters(node.name()));
  }
}
