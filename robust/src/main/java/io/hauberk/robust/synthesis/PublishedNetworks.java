package io.hauberk.robust.synthesis;

import io.hauberk.core.ModelFormatException;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.file.StateDicts;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.network.ParameterSpec;
import io.hauberk.tensor.network.Weights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The authors' files, {@code ABS_0.net} and on: a state dict for each class. Weights of a group lie
 * side by side along the first axis, so joining the classes is joining the files.
 */
final class PublishedNetworks {

  /** Far more classes than the format was used with, far fewer than a folder could hold. */
  private static final int MAX_CLASSES = 1000;

  private static final String DECODER = "Decoder.";

  private PublishedNetworks() {}

  /** One class's file, read. */
  private record ClassFile(String name, Weights weights) implements AutoCloseable {

    static ClassFile read(Path file) {
      return new ClassFile(String.valueOf(file.getFileName()), StateDicts.read(file));
    }

    /** This class's share of a joined parameter. */
    Tensor part(ParameterSpec joined, int classes) {
      var weight = DECODER + joined.name();
      var shape = new ArrayList<>(joined.shape());
      shape.set(0, shape.get(0) / classes);
      var rule = "shape " + shape + " in " + name;
      if (!weights.has(weight)) {
        throw new ModelFormatException("weight " + weight, "missing", rule);
      }
      var found = weights.get(weight);
      var actual = Arrays.stream(Tensors.shape(found)).boxed().toList();
      if (!actual.equals(shape)) {
        throw new ModelFormatException("weight " + weight, actual, rule);
      }
      return found;
    }

    @Override
    public void close() {
      weights.close();
    }
  }

  /**
   * The decoders of all classes.
   *
   * @throws StorageException when there are not at least two files
   * @throws ModelFormatException when one is broken, or not of the published architecture
   */
  static Model decoder(Path folder) {
    var paths = paths(folder);
    var network = VaeNetworks.decoder(paths.size());
    List<ClassFile> files = new ArrayList<>();
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      paths.forEach(path -> files.add(ClassFile.read(path)));
      return new Model(network, Weights.of(joined(network, files)));
    } finally {
      files.forEach(ClassFile::close);
    }
  }

  /** Whether a file bears the name of one. */
  static boolean isOne(Path file) {
    return String.valueOf(file.getFileName()).matches("ABS_\\d+\\.net");
  }

  private static List<Path> paths(Path folder) {
    List<Path> paths = new ArrayList<>();
    while (paths.size() < MAX_CLASSES && Files.isRegularFile(path(folder, paths.size()))) {
      paths.add(path(folder, paths.size()));
    }
    if (paths.size() < 2) {
      throw new StorageException(
          "networks", path(folder, paths.size()), "a file for each of two classes or more");
    }
    return paths;
  }

  private static Path path(Path folder, int label) {
    return folder.resolve("ABS_" + label + ".net");
  }

  private static Map<String, Tensor> joined(Network network, List<ClassFile> files) {
    Map<String, Tensor> joined = new LinkedHashMap<>();
    for (var spec : network.parameters()) {
      var parts = files.stream().map(file -> file.part(spec, files.size()));
      joined.put(spec.name(), torch.cat(new TensorVector(parts.toArray(Tensor[]::new)), 0));
    }
    return joined;
  }
}
