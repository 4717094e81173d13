package io.hauberk.tensor.network;

import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** Named tensors that belong together. It owns them: they live until {@link #close}. */
public final class Weights implements AutoCloseable {

  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  /** Takes ownership of the tensors, whatever scope they were made in; nobody else owns them. */
  public static Weights of(Map<String, Tensor> tensors) {
    var weights = new Weights();
    tensors.forEach((name, tensor) -> weights.tensors.put(name, TensorScope.release(tensor)));
    return weights;
  }

  /**
   * The same numbers as tensors that others own, in the same memory; closing these leaves those.
   */
  public static Weights sharing(Map<String, Tensor> tensors) {
    try (var scope = TensorScope.open()) {
      Map<String, Tensor> handles = new LinkedHashMap<>();
      tensors.forEach((name, tensor) -> handles.put(name, tensor.detach()));
      return of(handles);
    }
  }

  /**
   * Fresh weights, as PyTorch starts its layers: uniform in ±1/sqrt(fan-in) (LeCun et al. 1998,
   * section 4.6).
   *
   * @param randomness draws each parameter from a stream of its own
   */
  public static Weights initial(List<ParameterSpec> specs, Randomness randomness) {
    try (var scope = TensorScope.open()) {
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      for (var spec : specs) {
        tensors.put(spec.name(), initial(spec, randomness, tensors.size()));
      }
      return of(tensors);
    }
  }

  private static Tensor initial(ParameterSpec spec, Randomness randomness, int index) {
    var shape = spec.shape().stream().mapToLong(Long::longValue).toArray();
    var values = new float[Math.toIntExact(spec.shape().stream().reduce(1L, Math::multiplyExact))];
    switch (spec.role()) {
      case WEIGHT -> {
        float bound = (float) (1 / Math.sqrt(spec.fanIn()));
        randomness.stream(index, 0).fillUniform(values, -bound, bound);
      }
      case SCALE, RUNNING_VARIANCE -> Arrays.fill(values, 1);
      case SHIFT, RUNNING_MEAN, FIXED -> Arrays.fill(values, 0);
    }
    return Tensors.of(values, shape);
  }

  public Set<String> names() {
    return Collections.unmodifiableSet(tensors.keySet());
  }

  /**
   * @throws IllegalArgumentException when there is none of that name
   */
  public Tensor get(String name) {
    var tensor = tensors.get(name);
    Checks.argument(tensor != null, "weight", name, "one of " + tensors.keySet());
    return Objects.requireNonNull(tensor);
  }

  public boolean has(String name) {
    return tensors.containsKey(name);
  }

  /** The same names with tensors of their own. */
  public Weights copy() {
    try (var scope = TensorScope.open()) {
      Map<String, Tensor> copies = new LinkedHashMap<>();
      tensors.forEach((name, tensor) -> copies.put(name, tensor.detach().clone()));
      return of(copies);
    }
  }

  /**
   * Overwrites every tensor with its namesake's values.
   *
   * @throws IllegalArgumentException when one has no namesake
   */
  public void copyFrom(Weights other) {
    try (var guard = new NoGradGuard()) {
      tensors.forEach((name, tensor) -> tensor.copy_(other.get(name)));
    }
  }

  /**
   * Lays tensors of four axes out with the channels last in memory, which is how libtorch's
   * convolutions and poolings are fastest; what they hold, and how they are indexed, stays the
   * same.
   */
  void layChannelsLast() {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      tensors.replaceAll((name, tensor) -> tensor.dim() == 4 ? channelsLast(tensor) : tensor);
    }
  }

  private static Tensor channelsLast(Tensor tensor) {
    var laid = TensorScope.release(ChannelsLast.of(tensor));
    tensor.close();
    return laid;
  }

  /** How many numbers they hold. */
  public long count() {
    return tensors.values().stream().mapToLong(Tensor::numel).sum();
  }

  @Override
  public void close() {
    tensors.values().forEach(Tensor::close);
    tensors.clear();
  }
}
