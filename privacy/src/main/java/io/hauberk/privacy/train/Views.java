package io.hauberk.privacy.train;

import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Tensors;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;

/**
 * Samples, each in as many views as all others; a sample's gradient is the mean over its views.
 *
 * @param inputs [samples views, ...], those of a sample one after another
 * @param labels [samples views]
 * @param each views of a sample
 */
record Views(Tensor inputs, Tensor labels, int each) {

  /** Each sample as it is. */
  static Views of(Batch batch) {
    return new Views(batch.inputs(), batch.labels(), 1);
  }

  static Views of(Batch batch, Augmentation augmentation, Draws draws) {
    var inputs = augmentation.of(batch.inputs(), draws);
    int each = augmentation.views();
    var labels = Augmentation.repeated(batch.labels(), each);
    return new Views(inputs, labels, each);
  }

  long samples() {
    return labels.size(0) / each;
  }

  /** All views of the samples at these places. */
  Views select(long[] places) {
    var rows =
        LongStream.of(places)
            .flatMap(place -> LongStream.range(place * each, (place + 1) * each))
            .toArray();
    var index = Tensors.of(rows, rows.length);
    return new Views(inputs.index_select(0, index), labels.index_select(0, index), each);
  }
}
