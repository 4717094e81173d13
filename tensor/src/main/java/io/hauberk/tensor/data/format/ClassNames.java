package io.hauberk.tensor.data.format;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * The classes met in a column of labels, in the end sorted: by number where all are whole numbers,
 * else by text.
 */
final class ClassNames {

  private final Map<String, Integer> met = new HashMap<>();
  private final LongStream.Builder labels = LongStream.builder();

  void add(String label) {
    labels.add(met.computeIfAbsent(label, name -> met.size()));
  }

  int size() {
    return met.size();
  }

  List<String> sorted() {
    boolean numbers = met.keySet().stream().allMatch(name -> name.matches("-?[0-9]{1,18}"));
    Comparator<String> byText = Comparator.naturalOrder();
    Comparator<String> byNumber = Comparator.comparingLong(Long::parseLong);
    var order = numbers ? byNumber.thenComparing(byText) : byText;
    return met.keySet().stream().sorted(order).toList();
  }

  /** The place of each label met, in order, in {@link #sorted}. Call once. */
  long[] labels() {
    var places = new long[met.size()];
    var sorted = sorted();
    for (int place = 0; place < sorted.size(); place++) {
      places[met.getOrDefault(sorted.get(place), 0)] = place;
    }
    return labels.build().map(first -> places[(int) first]).toArray();
  }
}
