package io.hauberk.tensor.train;

import io.hauberk.tensor.Batch;
import io.hauberk.tensor.network.Model;
import org.bytedeco.pytorch.Tensor;

/** What training minimises. */
public interface Objective {

  /**
   * The loss of a batch, with its graph.
   *
   * @param step of the training, counted from 0 over all epochs; keys random draws
   */
  Loss loss(Model model, Batch batch, long step);

  /**
   * @param mean scalar, the batch's mean loss
   * @param logits [n, classes] on which the training accuracy is counted
   */
  record Loss(Tensor mean, Tensor logits) {}
}
