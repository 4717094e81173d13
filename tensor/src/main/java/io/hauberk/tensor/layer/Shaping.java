package io.hauberk.tensor.layer;

import io.hauberk.core.Checks;
import java.util.List;

/** Layers that move values without changing them. Axis 0 is the batch and stays. */
public sealed interface Shaping extends Layer {

  /** All axes but the batch become one. */
  record Flatten() implements Shaping {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.flatten(this);
    }
  }

  /** New extents of one sample; one of them may be -1 and is inferred. */
  record Reshape(List<Long> shape) implements Shaping {
    public Reshape {
      shape = List.copyOf(shape);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.reshape(this);
    }
  }

  /** Axes in a new order; the batch stays first. */
  record Transpose(List<Long> order) implements Shaping {
    public Transpose {
      order = List.copyOf(order);
      Checks.argument(!order.isEmpty() && order.get(0) == 0, "order", order, "the batch first");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.transpose(this);
    }
  }

  /**
   * Constants around each axis of a sample, the first entry being axis 1; negative amounts crop.
   */
  record Pad(List<Long> before, List<Long> after, double value) implements Shaping {
    public Pad {
      before = List.copyOf(before);
      after = List.copyOf(after);
      Checks.argument(
          before.size() == after.size(), "pad", before, "as many amounts before as after");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.pad(this);
    }
  }

  /** Positions start, start + step, ... below end along an axis. */
  record Slice(int axis, long start, long end, long step) implements Shaping {
    public Slice {
      Checks.positive("axis", axis);
      Checks.positive("step", step);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.slice(this);
    }
  }

  /**
   * In training, zeroes values with this probability and scales the rest up; in evaluation the
   * identity.
   */
  record Dropout(double probability) implements Shaping {
    public Dropout {
      Checks.argument(
          probability >= 0 && probability < 1, "probability", probability, "0 <= p < 1");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.dropout(this);
    }
  }

  /** Its input. */
  record Identity() implements Shaping {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.identity(this);
    }
  }
}
