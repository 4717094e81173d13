package io.hauberk.tensor.train;

import io.hauberk.tensor.Batch;
import io.hauberk.tensor.network.Model;
import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Tensor;

/** What training minimises. */
public interface Objective {

  /**
   * The loss of a batch, with its graph.
   *
   * @param step of the training, counted from 0 over all epochs; keys random draws
   */
  Loss loss(Model model, Batch batch, long step);

  /** Updates made on each batch before the next one comes. */
  default int replays() {
    return 1;
  }

  /**
   * @param mean scalar, the batch's mean loss
   * @param logits [n, classes] on which the training accuracy is counted
   * @param watched whose gradient the same way back is to give, if any
   */
  record Loss(Tensor mean, Tensor logits, Optional<Watched> watched) {

    public Loss(Tensor mean, Tensor logits) {
      this(mean, logits, Optional.empty());
    }
  }

  /**
   * A tensor besides the weights whose gradient is wanted.
   *
   * @param of a leaf of the loss's graph
   * @param told of the gradient, after the weights' own were found and before they change
   */
  record Watched(Tensor of, Consumer<Tensor> told) {}
}
