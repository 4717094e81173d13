package io.hauberk.robust.poison;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Pass;
import io.hauberk.tensor.train.Objective;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Cross-entropy on trusted samples, less that of flagged ones, so that what they taught is
 * unlearned (Li et al. 2021, equation 5). A flagged sample counts no more once its label has a
 * probability of one per cent: beyond that the loss could fall for ever.
 *
 * @param flagged with the labels they came with
 * @param each flagged samples that are taken with a batch, in turn
 */
record Unlearning(Batch flagged, int each) implements Objective {

  private static final double MOST = -Math.log(0.01);

  Unlearning {
    Checks.positive("each", each);
  }

  @Override
  public Loss loss(Model model, Batch batch, long step) {
    var logits = model.forward(batch.inputs(), Pass.TRAINING);
    var trusted = torch.cross_entropy(logits, batch.labels());
    return new Loss(trusted.sub(doubted(model, step)), logits);
  }

  private Tensor doubted(Model model, long step) {
    int size = flagged.size();
    var turn = LongStream.range(0, Math.min(each, size)).map(i -> (step * each + i) % size);
    var some = flagged.select(turn.toArray());
    var logs = model.forward(some.inputs(), Pass.TRAINING).log_softmax(1);
    var losses = logs.gather(1, some.labels().unsqueeze(1)).neg();
    return losses.clamp_max(new Scalar(MOST)).mean();
  }
}
