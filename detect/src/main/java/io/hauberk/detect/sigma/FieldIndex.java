package io.hauberk.detect.sigma;

import io.hauberk.detect.sigma.pattern.TextSearch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** The probes of one field that a single pass over its value finds, as candidates. */
final class FieldIndex {

  private static final int[] NONE = {};

  private final Map<String, int[]> whole = new HashMap<>();
  private final TextSearch search;
  private final int[][] found;

  FieldIndex(List<Probe> probes, List<Integer> numbers) {
    var exact = new LinkedHashMap<String, List<Integer>>();
    var within = new LinkedHashMap<String, List<Integer>>();
    for (int i = 0; i < probes.size(); i++) {
      var texts = probes.get(i).isWhole() ? exact : within;
      for (var text : probes.get(i).texts()) {
        texts.computeIfAbsent(text, key -> new ArrayList<>()).add(numbers.get(i));
      }
    }
    exact.forEach((text, list) -> whole.put(text, array(list)));
    search = new TextSearch(List.copyOf(within.keySet()));
    found = within.values().stream().map(FieldIndex::array).toArray(int[][]::new);
  }

  private static int[] array(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Tells probes that may pass, some more than once. */
  void scan(char[] folded, int length, IntConsumer candidate) {
    if (!whole.isEmpty()) {
      for (int probe : whole.getOrDefault(new String(folded, 0, length), NONE)) {
        candidate.accept(probe);
      }
    }
    if (found.length > 0) {
      search.scan(
          folded,
          length,
          text -> {
            for (int probe : found[text]) {
              candidate.accept(probe);
            }
          });
    }
  }
}
