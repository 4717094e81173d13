package io.hauberk.robust.metric;

import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.Pullback;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.pytorch.Tensor;

/** A model that counts what it is asked; any attack can be counted by it. */
public final class Counted implements Classifier {

  private final Classifier model;
  private final AtomicLong forward = new AtomicLong();
  private final AtomicLong backward = new AtomicLong();

  public Counted(Classifier model) {
    this.model = model;
  }

  /** So far. */
  public Queries queries() {
    return new Queries(forward.get(), backward.get());
  }

  @Override
  public Tensor logits(Tensor inputs) {
    forward.addAndGet(inputs.size(0));
    return model.logits(inputs);
  }

  @Override
  public Pullback pullback(Tensor inputs) {
    forward.addAndGet(inputs.size(0));
    var point = model.pullback(inputs);
    return new Pullback(
        point.logits(),
        gradient -> {
          backward.addAndGet(gradient.size(0));
          return point.toInputs().apply(gradient);
        });
  }
}
