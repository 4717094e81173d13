package io.hauberk.robust.theft;

import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Pass;
import io.hauberk.tensor.train.Objective;
import org.bytedeco.pytorch.Tensor;

/**
 * Cross-entropy against the victim's answers.
 *
 * @param answers [n, classes], by the samples' places
 */
record Answered(Tensor answers) implements Objective {

  @Override
  public Loss loss(Model model, Batch batch, long step) {
    var logits = model.forward(batch.inputs(), Pass.TRAINING);
    var wanted = answers.index_select(0, Tensors.of(batch.ids(), batch.size()));
    return new Loss(wanted.mul(logits.log_softmax(1)).sum(1).mean().neg(), logits);
  }
}
