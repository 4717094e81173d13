package io.hauberk.tensor.onnx;

import java.util.List;

/** What a name of an ONNX graph stands for during import. */
sealed interface Value permits Value.Computed, Value.Indices, Known {

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
  }

  /**
   * Whole numbers computed from the network's input. They choose rows of a table and do nothing
   * else.
   *
   * @param exact whether they were whole before they became indices
   */
  record Indices(Computed from, boolean exact) implements Value {}
}
