package io.hauberk.benchmarks;

import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.file.LoadedModel;
import io.hauberk.tensor.file.ModelFiles;
import io.hauberk.tensor.file.SafeTensors;
import io.hauberk.tensor.network.Model;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The files that {@code benchmarks/peers/cases.py} writes for both sides.
 *
 * @param folder that holds them
 */
record Case(Path folder) {

  private static final int CLASSES = 10;

  Model model(String name) {
    LoadedModel loaded =
        ModelFiles.read(
            folder.resolve(name + ".safetensors"), Optional.of(folder.resolve(name + ".json")));
    return loaded.model().orElseThrow();
  }

  DataSet samples(String name) {
    try (var content = SafeTensors.read(folder.resolve(name + ".safetensors"))) {
      List<String> classes = IntStream.range(0, CLASSES).mapToObj(String::valueOf).toList();
      var about = new DataSet.About(name, classes, List.of());
      return DataSet.of(about, content.weights().get("inputs"), content.weights().get("labels"));
    }
  }
}
