package io.hauberk.privacy.train;

import org.bytedeco.pytorch.Tensor;

/** How a layer's sample gradients follow from its input and the gradient by its output. */
@FunctionalInterface
interface GradientRule {

  /**
   * @param input of the layer, [samples views, ...], the views of a sample one after another
   * @param gradient of each sample's loss by the layer's output at each view, [samples views, ...]
   * @param samples a sample's gradient is the sum over its views
   */
  SampleGradients gradients(Tensor input, Tensor gradient, long samples);
}
