package io.hauberk.robust.auto;

import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;

/**
 * The samples still at work in a run, the examples found so far, and where each sample came from.
 * Samples leave when an example of theirs is found; the rest are packed together when half are
 * gone, so that libtorch meets few batch sizes.
 */
final class Rows {

  private final Tensor found;
  private long[] places;
  private boolean[] done;

  /**
   * @param inputs where a sample stays for which nothing is found
   */
  Rows(Tensor inputs) {
    found = inputs.clone();
    places = LongStream.range(0, inputs.size(0)).toArray();
    done = new boolean[places.length];
  }

  int size() {
    return places.length;
  }

  boolean empty() {
    return places.length == 0;
  }

  /** Of all samples of the run, as given to it. */
  Tensor found() {
    return found;
  }

  /** Stores {@code x} where {@code reached} [n] is true for the first time. */
  void leave(Tensor reached, Tensor x) {
    var flags = Tensors.longs(reached);
    var leaving =
        LongStream.range(0, places.length)
            .filter(i -> flags[(int) i] != 0 && !done[(int) i])
            .toArray();
    LongStream.of(leaving).forEach(i -> done[(int) i] = true);
    store(leaving, x);
  }

  private void store(long[] here, Tensor x) {
    if (here.length > 0) {
      try (var scope = TensorScope.open()) {
        var from = Tensors.of(here, here.length);
        var to = Tensors.of(LongStream.of(here).map(i -> places[(int) i]).toArray(), here.length);
        found.index_copy_(0, to, x.index_select(0, from));
      }
    }
  }

  /** Whether enough have left for packing to pay. */
  boolean sparse() {
    return staying().length * 2 <= places.length;
  }

  private long[] staying() {
    return LongStream.range(0, places.length).filter(i -> !done[(int) i]).toArray();
  }

  /** Forgets who has left; returns the rows that stay, for the caller to select in its state. */
  long[] pack() {
    var staying = staying();
    places = Arrays.stream(staying).map(i -> places[(int) i]).toArray();
    done = new boolean[places.length];
    return staying;
  }
}
