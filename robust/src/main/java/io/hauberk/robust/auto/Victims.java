package io.hauberk.robust.auto;

import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;

/**
 * Samples under attack, each with the class it is driven to.
 *
 * @param targets [n] int64; the label itself where an attack has no target
 */
record Victims(Batch batch, Tensor targets) {

  Victims select(long[] places) {
    var index = Tensors.of(places, places.length);
    return new Victims(batch.select(places), targets.index_select(0, index));
  }

  Tensor inputs() {
    return batch.inputs();
  }

  Tensor labels() {
    return batch.labels();
  }

  int size() {
    return batch.size();
  }
}
