package io.hauberk.robust.poison;

import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.network.Model;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks for poison in a training set, by what a model trained on it makes of the samples of each
 * label.
 */
public sealed interface DataDetector permits ActivationClustering, SpectralSignatures {

  /**
   * @throws IllegalArgumentException when fewer than two classes have samples: nothing to compare
   */
  Suspicion inspect(Model model, DataSet training);

  /** The places of each label that has samples. */
  static Map<Long, int[]> byLabel(DataSet data) {
    Poisoning.checkClasses(data);
    Map<Long, List<Integer>> found = new LinkedHashMap<>();
    var labels = data.labels();
    for (int i = 0; i < labels.length; i++) {
      found.computeIfAbsent(labels[i], label -> new ArrayList<>()).add(i);
    }
    Map<Long, int[]> places = new LinkedHashMap<>();
    found.forEach(
        (label, list) -> places.put(label, list.stream().mapToInt(Integer::intValue).toArray()));
    return places;
  }
}
