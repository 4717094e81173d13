package io.hauberk.robust.auto;

import io.hauberk.robust.Attack;
import io.hauberk.robust.Views;
import io.hauberk.robust.metric.Counted;
import io.hauberk.robust.metric.Queries;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.Tensors;
import java.util.Arrays;
import java.util.HashSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;

/**
 * A model and a faster form of it that attacks search on. The model alone decides: what fools the
 * faster form only is attacked again on the model itself, so neither success nor failure rests on
 * the other form's rounding.
 */
record Judged(Classifier model, Classifier searched) {

  /** It lives in the scope it was made in. */
  static Judged of(Classifier model) {
    return new Judged(model, model.frozen());
  }

  /**
   * What an attack made of a batch.
   *
   * @param moved of the inputs' shape
   * @param still whether each sample stands, as the model says
   */
  record Tried(Tensor moved, boolean[] still, Queries queries) {}

  Tried attempt(Attack<? super Classifier> attack, Batch batch) {
    var counted = new Counted(searched);
    var moved = attack.perturb(counted, batch);
    var standing = Views.of(model, moved).right(batch.labels());
    var disputed = disputed(moved, batch, standing);
    if (disputed.length == 0) {
      return new Tried(moved, flags(batch.size(), standing), counted.queries());
    }
    var again = new Counted(model);
    var places = Tensors.of(disputed, disputed.length);
    var settled = moved.index_copy(0, places, attack.perturb(again, batch.select(disputed)));
    return new Tried(
        settled,
        flags(batch.size(), Views.of(model, settled).right(batch.labels())),
        counted.queries().plus(again.queries()));
  }

  /** The places where the model is right and its faster form is not. */
  private long[] disputed(Tensor moved, Batch batch, long[] standing) {
    if (searched.equals(model) || standing.length == 0) {
      return new long[0];
    }
    var agreed =
        Arrays.stream(Views.of(searched, moved).right(batch.labels()))
            .boxed()
            .collect(Collectors.toCollection(HashSet::new));
    return LongStream.of(standing).filter(place -> !agreed.contains(place)).toArray();
  }

  private static boolean[] flags(int size, long[] standing) {
    var still = new boolean[size];
    for (long place : standing) {
      still[(int) place] = true;
    }
    return still;
  }
}
