package io.hauberk.robust.theft;

import io.hauberk.core.DataFormatException;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.file.SafeTensors;
import io.hauberk.tensor.network.Weights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * Where a theft's answers are kept, so that it can be stopped and taken up again to the identical
 * result without asking twice. One safetensors file, replaced whole after every call of the victim.
 */
public final class TheftState {

  private static final String KEY = "hauberk.theft";
  private static final String PLACES = "places";
  private static final String ANSWERS = "answers";

  private final Optional<Path> file;

  private TheftState(Optional<Path> file) {
    this.file = file;
  }

  /** Nothing is kept. */
  public static TheftState none() {
    return new TheftState(Optional.empty());
  }

  /** Kept in this file, and continued from it where it exists. */
  public static TheftState at(Path file) {
    return new TheftState(Optional.of(file));
  }

  /**
   * What was answered before; nothing where there is no file.
   *
   * @throws DataFormatException for a file of another theft
   */
  Haul read(String identity, int classes) {
    return file.filter(Files::exists)
        .map(path -> read(path, identity, classes))
        .orElseGet(() -> new Haul(classes));
  }

  private static Haul read(Path path, String identity, int classes) {
    try (var scope = TensorScope.open();
        var content = SafeTensors.read(path)) {
      var found = content.metadata().getOrDefault(KEY, "none");
      if (!found.equals(identity)) {
        throw new DataFormatException("theft state " + path, found, identity);
      }
      var places = content.weights().get(PLACES);
      var answers = content.weights().get(ANSWERS);
      var shape = Tensors.shape(answers);
      if (!Arrays.equals(shape, new long[] {places.numel(), classes})) {
        throw new DataFormatException(
            "theft state's answers",
            Arrays.toString(shape),
            "[" + places.numel() + ", " + classes + "]");
      }
      var haul = new Haul(classes);
      haul.add(
          Arrays.stream(Tensors.longs(places)).mapToInt(Math::toIntExact).toArray(),
          Tensors.floats(answers));
      return haul;
    }
  }

  void write(String identity, Haul haul) {
    file.ifPresent(path -> write(path, identity, haul));
  }

  private static void write(Path path, String identity, Haul haul) {
    try (var scope = TensorScope.open()) {
      var places = Arrays.stream(haul.places()).asLongStream().toArray();
      Map<String, Tensor> tensors =
          Map.of(PLACES, Tensors.of(places, places.length), ANSWERS, haul.answers(places.length));
      try (var all = Weights.of(tensors)) {
        SafeTensors.write(path, all, Map.of(KEY, identity));
      }
    }
  }
}
