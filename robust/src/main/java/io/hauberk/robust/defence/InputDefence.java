package io.hauberk.robust.defence;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Tensors;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;

/**
 * A transformation of images in front of a model, meant to destroy perturbations.
 *
 * <p>Guarantee: none. Each of these was broken as soon as the attacker took it into account
 * (Athalye et al. 2018, section 5): what they seem to give against an attack that does not know of
 * them is false robustness. Judge them through {@link Defended} only.
 */
public sealed interface InputDefence permits Jpeg, BitDepth, MedianFilter, TotalVariation {

  /**
   * Transforms images.
   *
   * @param inputs [n, channels, height, width] float32 in [0, 1]
   * @param draws what the defence draws at random, if it does
   * @return the same shape, in [0, 1], without a graph
   */
  Tensor apply(Tensor inputs, Draws draws);

  /**
   * Takes gradients back by the derivative of a smooth transformation close to this one; the
   * identity, straight through, unless a closer one is known (backward pass differentiable
   * approximation, Athalye et al. 2018, section 4.1).
   *
   * @param byOutputs [n, channels, height, width]
   */
  default Tensor back(Tensor byOutputs) {
    return byOutputs;
  }

  /** What gradients are taken back by. */
  default String approximation() {
    return "the identity";
  }

  /** Whether {@link Draws} change what it does. */
  default boolean random() {
    return false;
  }

  /** Its name and parameter, as in {@code jpeg:75}. */
  String label();

  /** Fails unless these are images. */
  static void checkImages(Tensor inputs) {
    var shape = Arrays.toString(Tensors.shape(inputs));
    Checks.argument(inputs.dim() == 4, "inputs", shape, "images, [n, channels, height, width]");
  }
}
