package io.hauberk.robust;

import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;

/**
 * A stepwise attack whose samples leave as soon as they are fooled: the same paths as {@link
 * StepwiseAttack#perturb}, the first success on each kept, and the work spent on survivors only.
 * Survivors are packed together when half are gone, so libtorch meets few batch sizes.
 */
final class Search {

  private final StepwiseAttack attack;
  private final Classifier model;
  private final Batch batch;
  private final Tensor found;
  private Batch active;
  private Tensor at;
  private long[] places;
  private boolean[] out;

  private Search(StepwiseAttack attack, Classifier model, Batch batch) {
    this.attack = attack;
    this.model = model;
    this.batch = batch;
    this.found = batch.inputs().clone();
    this.active = batch;
    this.at = attack.start(batch);
    this.places = LongStream.range(0, batch.size()).toArray();
    this.out = new boolean[batch.size()];
  }

  /** Per sample the first success on its path, or where the path ends. */
  static Tensor run(StepwiseAttack attack, Classifier model, Batch batch) {
    try (var scope = TensorScope.open()) {
      var search = new Search(attack, model, batch);
      for (int step = 0; step < attack.steps() && search.places.length > 0; step++) {
        search.step();
      }
      return scope.keep(search.finish());
    }
  }

  private void step() {
    try (var scope = TensorScope.open()) {
      var descent = new Descent(attack.budget(), attack.stepLength(), attack.goal());
      var view = descent.look(model, active, at);
      leave(view.logits());
      descent.move(at, active, view.gradient());
    }
    if (survivors().length * 2 <= places.length) {
      pack();
    }
  }

  /** Stores the samples that are fooled where they stand. */
  private void leave(Tensor logits) {
    var reached = Tensors.longs(attack.goal().reached(logits, active.labels()));
    List<Long> leaving = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      if (reached[i] != 0 && !out[i]) {
        out[i] = true;
        leaving.add((long) i);
      }
    }
    store(leaving.stream().mapToLong(Long::longValue).toArray());
  }

  private void store(long[] here) {
    if (here.length > 0) {
      var from = Tensors.of(here, here.length);
      var to = Tensors.of(LongStream.of(here).map(i -> places[(int) i]).toArray(), here.length);
      found.index_copy_(0, to, at.index_select(0, from));
    }
  }

  private long[] survivors() {
    return LongStream.range(0, places.length).filter(i -> !out[(int) i]).toArray();
  }

  private void pack() {
    var staying = survivors();
    places = LongStream.of(staying).map(i -> places[(int) i]).toArray();
    out = new boolean[places.length];
    if (staying.length > 0) {
      at = at.index_select(0, Tensors.of(staying, staying.length));
      active = batch.select(places);
    }
  }

  private Tensor finish() {
    store(survivors());
    return found;
  }
}
