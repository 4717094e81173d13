package io.hauberk.privacy.train;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** The gradients of one layer's parameters by each sample of a batch, in whatever form is cheap. */
interface SampleGradients {

  /** Of all parameters together, [n]. */
  Tensor squaredNorms();

  /**
   * The sum over samples, each times its factor.
   *
   * @param factors [n]
   * @return of each parameter, in the order of its layer's specifications
   */
  List<Tensor> weightedSum(Tensor factors);
}
