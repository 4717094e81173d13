package io.hauberk.robust.theft;

import io.hauberk.tensor.Tensors;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;

/** The questions asked so far, by their places in the thief's pool, and the answers. */
final class Haul {

  private final int classes;
  private int[] places = new int[0];
  private float[] answers = new float[0];

  Haul(int classes) {
    this.classes = classes;
  }

  /**
   * @param more places, asked in this order
   * @param answered [places, classes] in row-major order
   */
  void add(int[] more, float[] answered) {
    int before = places.length;
    places = Arrays.copyOf(places, before + more.length);
    System.arraycopy(more, 0, places, before, more.length);
    answers = Arrays.copyOf(answers, answers.length + answered.length);
    System.arraycopy(answered, 0, answers, before * classes, answered.length);
  }

  int size() {
    return places.length;
  }

  int[] places() {
    return places.clone();
  }

  /** The first {@code n}. */
  int[] places(int n) {
    return Arrays.copyOf(places, n);
  }

  /** The first {@code n}; [n, classes]. */
  Tensor answers(int n) {
    return Tensors.of(Arrays.copyOf(answers, n * classes), n, classes);
  }
}
