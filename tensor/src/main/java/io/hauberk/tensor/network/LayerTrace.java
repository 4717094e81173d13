package io.hauberk.tensor.network;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * A network at a point, evaluated layer by layer, which shows each learned layer's input beside the
 * gradient by its output: all that is needed to know the gradient of each sample. It lives in the
 * scope it was made in.
 */
public final class LayerTrace {

  /**
   * One node's part.
   *
   * @param inputs slots of the values it read
   */
  record Part(Node node, int[] inputs, Operation.Traced traced) {

    boolean learned() {
      return ParameterSpec.of(node).stream().anyMatch(spec -> spec.role().learned());
    }
  }

  /** Told of each learned layer that the output depends on, the last one first. */
  @FunctionalInterface
  public interface Reader {

    /**
     * @param inputs of the layer, in order
     * @param gradient by the layer's output, of the output's shape
     */
    void read(Node node, Tensor[] inputs, Tensor gradient);
  }

  private final Tensor[] values;
  private final List<Part> parts;
  private final int output;

  /** Slots that are a learned layer's output, or depend on one. */
  private final boolean[] wanted;

  /**
   * @param values by slot: the input, then a part each
   */
  LayerTrace(Tensor[] values, List<Part> parts, int output) {
    this.values = values;
    this.parts = List.copyOf(parts);
    this.output = output;
    this.wanted = new boolean[values.length];
    for (int i = 0; i < parts.size(); i++) {
      wanted[i + 1] = parts.get(i).learned() || leadsToLearned(parts.get(i));
    }
  }

  /** The network's result, without a graph. */
  public Tensor output() {
    return values[output];
  }

  /**
   * Goes back from the output as far as there are learned layers; no gradient by a weight is
   * computed. What the reader is given lives in the caller's scope.
   *
   * @param gradient by the output, of its shape
   */
  public void back(Tensor gradient, Reader reader) {
    try (var guard = new NoGradGuard()) {
      var gradients = new Gradients(values.length);
      gradients.add(output, gradient);
      for (int i = parts.size() - 1; i >= 0; i--) {
        var part = parts.get(i);
        gradients.take(i + 1).ifPresent(found -> back(part, found, gradients, reader));
      }
    }
  }

  private void back(Part part, Tensor gradient, Gradients gradients, Reader reader) {
    if (part.learned()) {
      reader.read(part.node, inputs(part), gradient);
    }
    if (leadsToLearned(part)) {
      gradients.addAll(part.inputs, part.traced.toInputs().apply(gradient));
    }
  }

  private Tensor[] inputs(Part part) {
    return Arrays.stream(part.inputs).mapToObj(slot -> values[slot]).toArray(Tensor[]::new);
  }

  private boolean leadsToLearned(Part part) {
    return Arrays.stream(part.inputs).anyMatch(slot -> wanted[slot]);
  }
}
