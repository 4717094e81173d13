package io.hauberk.tensor.onnx;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** What a name of an ONNX graph stands for during import. */
sealed interface Value
    permits Known,
        Value.Computed,
        Value.Indices,
        Value.Moved,
        Value.Merged,
        Value.PerSample,
        Value.Condition,
        Value.Parts {

  /** In messages. */
  String kind();

  /**
   * Computed from the network's input: the result of one of its nodes.
   *
   * @param shape with the batch first, where it counts as 1
   */
  record Computed(String node, List<Long> shape) implements Value {
    public Computed {
      shape = List.copyOf(shape);
    }

    int rank() {
      return shape.size();
    }

    long extent(int axis) {
      return shape.get(axis);
    }

    /** The extents of one sample. */
    List<Long> sample() {
      return shape.subList(1, shape.size());
    }

    /** How many numbers a sample has. */
    long size() {
      return Limits.elements(shape);
    }

    @Override
    public String kind() {
      return "computed from the network's input, samples of " + sample();
    }
  }

  /**
   * Whole numbers computed from the network's input. They choose rows of a table and do nothing
   * else.
   *
   * @param exact whether they were whole before they became indices
   */
  record Indices(Computed from, boolean exact) implements Value {
    @Override
    public String kind() {
      return "indices computed from the network's input";
    }
  }

  /** A computed value whose axes a file has in another order, the batch not first. */
  record Moved(Computed from, List<Integer> order) implements Value {
    public Moved {
      order = List.copyOf(order);
    }

    @Override
    public String kind() {
      return "axes in the order " + order + ", the batch not first";
    }
  }

  /** All samples of a computed value one after another in a single axis. */
  record Merged(Computed from) implements Value {
    @Override
    public String kind() {
      return "the batch merged with other axes";
    }
  }

  /**
   * Whole numbers that grow from sample to sample: first + step i for sample i.
   *
   * @param first with the batch axis in front, where it counts as 1
   */
  record PerSample(Tensor first, long step) implements Value {
    @Override
    public String kind() {
      return "numbers of the samples";
    }
  }

  /** A side of a threshold; the threshold itself is on neither. */
  enum Side {
    ABOVE,
    BELOW;

    Side other() {
      return this == ABOVE ? BELOW : ABOVE;
    }
  }

  /**
   * Where a computed value is on one side of a threshold.
   *
   * @param negated holds where the value is not there
   */
  record Condition(Computed of, double threshold, Side side, boolean negated) implements Value {
    @Override
    public String kind() {
      return "a condition on a computed value";
    }
  }

  /** Several values under one name. */
  record Parts(List<Value> values) implements Value {
    public Parts {
      values = List.copyOf(values);
    }

    @Override
    public String kind() {
      return "a sequence of " + values.size();
    }
  }
}
