package io.hauberk.tensor.train;

import io.hauberk.tensor.Batch;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Pass;
import org.bytedeco.pytorch.global.torch;

/** The mean cross-entropy of the samples as they are. */
public record CrossEntropy() implements Objective {

  @Override
  public Loss loss(Model model, Batch batch, long step) {
    var logits = model.forward(batch.inputs(), Pass.TRAINING);
    return new Loss(torch.cross_entropy(logits, batch.labels()), logits);
  }
}
