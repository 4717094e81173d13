package io.hauberk.robust.flag;

import io.hauberk.core.Randomness;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Tensors;

/** Random points near samples, drawn for each sample from its id. */
final class Nearby {
  private Nearby() {}

  /** Uniform in the cube of this width around each sample; [0, 1] is not kept to. */
  static Batch cube(Batch batch, float width, Randomness randomness, int draw) {
    var ids = batch.ids();
    var offset = new float[Math.toIntExact(batch.inputs().numel() / ids.length)];
    var all = new float[ids.length * offset.length];
    for (int i = 0; i < ids.length; i++) {
      randomness.stream(ids[i], draw).fillUniform(offset, -width / 2, width / 2);
      System.arraycopy(offset, 0, all, i * offset.length, offset.length);
    }
    return batch.withInputs(Tensors.of(all, Tensors.shape(batch.inputs())).add_(batch.inputs()));
  }
}
