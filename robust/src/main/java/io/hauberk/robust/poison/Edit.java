package io.hauberk.robust.poison;

import io.hauberk.tensor.Batch;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.Tensor;

/** A copy of a data set with some samples changed. */
final class Edit {
  private Edit() {}

  static Poisoned of(
      DataSet clean, int[] places, Function<Batch, Tensor> inputs, IntToLongFunction label) {
    try (var scope = TensorScope.open()) {
      var all = clean.all();
      var index = Tensors.of(Arrays.stream(places).asLongStream().toArray(), places.length);
      var changed = all.inputs().index_copy(0, index, inputs.apply(clean.select(places)));
      var labels = clean.labels();
      for (int place : places) {
        labels[place] = label.applyAsLong(place);
      }
      var about = clean.about().withName(clean.name() + ", poisoned");
      var data = DataSet.of(about, changed, Tensors.of(labels, labels.length));
      return new Poisoned(data, Arrays.stream(places).boxed().collect(Collectors.toSet()));
    }
  }
}
