package io.hauberk.robust.whitebox;

import io.hauberk.tensor.Tensors;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;

/**
 * Which samples are still at work in a run, and where each stood at first. Those that have left are
 * carried along until half are gone, so that libtorch meets few batch sizes.
 */
final class Standing {

  private long[] places;
  private boolean[] gone;

  Standing(int size) {
    places = LongStream.range(0, size).toArray();
    gone = new boolean[size];
  }

  /** The places of the rows in the whole batch, [n] int64. */
  Tensor places() {
    return Tensors.of(places, places.length);
  }

  boolean empty() {
    return staying().length == 0;
  }

  /** Whether enough have left for packing to pay. */
  boolean sparse() {
    return staying().length * 2 <= places.length;
  }

  /** The rows that {@code leaving} [n] names are done. */
  void leave(Tensor leaving) {
    var flags = Tensors.longs(leaving);
    for (int i = 0; i < flags.length; i++) {
      gone[i] |= flags[i] != 0;
    }
  }

  /** Forgets who has left; returns the rows that stay, for the caller to select in its state. */
  long[] pack() {
    var staying = staying();
    places = LongStream.of(staying).map(i -> places[(int) i]).toArray();
    gone = new boolean[places.length];
    return staying;
  }

  private long[] staying() {
    return LongStream.range(0, places.length).filter(i -> !gone[(int) i]).toArray();
  }
}
