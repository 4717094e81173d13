package io.hauberk.robust.synthesis;

import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.data.DataSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The samples of each class in a random order, dealt in turn and from the start again: as many of
 * each class whatever their numbers.
 *
 * @param places of each class's samples in the data set, shuffled
 */
record ClassDeck(List<int[]> places) {

  static ClassDeck of(DataSet data, Randomness randomness) {
    var labels = data.labels();
    List<int[]> places = new ArrayList<>();
    for (int label = 0; label < data.classes().size(); label++) {
      int wanted = label;
      var own = IntStream.range(0, labels.length).filter(i -> labels[i] == wanted).toArray();
      Checks.argument(own.length > 0, "samples of class " + label, own.length, "1 or more");
      var order = randomness.stream(label, 0).permutation(own.length);
      places.add(IntStream.of(order).map(i -> own[i]).toArray());
    }
    return new ClassDeck(places);
  }

  /** Rows of one sample of each class, row by row. */
  int[] deal(int step, int rows) {
    int classes = places.size();
    return IntStream.range(0, rows * classes)
        .map(i -> dealt(places.get(i % classes), (long) step * rows + i / classes))
        .toArray();
  }

  private static int dealt(int[] own, long turn) {
    return own[(int) (turn % own.length)];
  }
}
