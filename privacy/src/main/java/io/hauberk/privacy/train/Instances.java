package io.hauberk.privacy.train;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * Sample gradients written out: for layers with few parameters.
 *
 * @param parameters of each [n, ...]
 */
record Instances(List<Tensor> parameters) implements SampleGradients {

  @Override
  public Tensor squaredNorms() {
    return ClipRule.total(parameters.stream().map(Products::squares).toList());
  }

  @Override
  public List<Tensor> weightedSum(Tensor factors) {
    return parameters.stream().map(each -> Products.weighted(each, factors)).toList();
  }
}
