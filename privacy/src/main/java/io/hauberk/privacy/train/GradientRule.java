package io.hauberk.privacy.train;

import org.bytedeco.pytorch.Tensor;

/** How a layer's sample gradients follow from its input and the gradient by its output. */
@FunctionalInterface
interface GradientRule {

  /**
   * @param input of the layer, [n, ...]
   * @param gradient of each sample's loss by the layer's output, [n, ...]
   */
  SampleGradients gradients(Tensor input, Tensor gradient);
}
