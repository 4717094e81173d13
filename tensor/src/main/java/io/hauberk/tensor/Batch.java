package io.hauberk.tensor;

import io.hauberk.core.Checks;
import org.bytedeco.pytorch.Tensor;

/**
 * Samples that are worked on together.
 *
 * @param inputs [n, ...] float32
 * @param labels [n] int64
 * @param ids of the samples in their data set; random draws are keyed by them, so a sample's draws
 *     do not depend on its batch
 */
public record Batch(Tensor inputs, Tensor labels, long[] ids) {

  public Batch {
    Checks.argument(
        inputs.size(0) == ids.length,
        "inputs",
        inputs.size(0),
        ids.length + " samples, one for each id");
    Checks.argument(
        labels.numel() == ids.length, "labels", labels.numel(), ids.length + ", one for each id");
    ids = ids.clone();
  }

  @Override
  public long[] ids() {
    return ids.clone();
  }

  public int size() {
    return ids.length;
  }

  /** The same samples with other values. */
  public Batch withInputs(Tensor newInputs) {
    return new Batch(newInputs, labels, ids);
  }

  /** The samples at these places of this batch. */
  public Batch select(long[] places) {
    var index = Tensors.of(places, places.length);
    var chosen = new long[places.length];
    for (int i = 0; i < places.length; i++) {
      chosen[i] = ids[Math.toIntExact(places[i])];
    }
    return new Batch(inputs.index_select(0, index), labels.index_select(0, index), chosen);
  }
}
