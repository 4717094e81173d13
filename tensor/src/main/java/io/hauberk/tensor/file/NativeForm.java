package io.hauberk.tensor.file;

import io.hauberk.core.ModelFormatException;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.network.ParameterSpec;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A model in one file: safetensors with the architecture among its metadata. */
final class NativeForm {

  static final String ARCHITECTURE = "hauberk.architecture";
  static final String VERSION = "hauberk.version";

  /** Of the form, not of the program: raised when old readers would misread a file. */
  static final String CURRENT_VERSION = "1";

  private NativeForm() {}

  /**
   * @throws ModelFormatException when the network is beyond what a reader of the file would take
   */
  static void write(Model model, Path file) {
    var architecture = ArchitectureJson.format(model.network());
    var names = model.network().parameters().stream().map(ParameterSpec::name).toList();
    ArchitectureJson.parse(architecture);
    var metadata = Map.of(ARCHITECTURE, architecture, VERSION, CURRENT_VERSION);
    SafeTensors.write(file, model.weights(), names, metadata);
  }

  /**
   * @param architecture in place of the file's own, which plain safetensors lack
   */
  static Model read(Path file, Optional<Network> architecture) {
    try (var content = SafeTensors.read(file)) {
      var network = architecture.orElseGet(() -> embedded(content.metadata()));
      return Binding.bind(network, content.weights());
    }
  }

  private static Network embedded(Map<String, String> metadata) {
    var architecture = metadata.get(ARCHITECTURE);
    if (architecture == null) {
      throw new ModelFormatException(
          "architecture", "none in the file", "an architecture file beside it");
    }
    var version = metadata.getOrDefault(VERSION, "none");
    if (!version.equals(CURRENT_VERSION)) {
      throw new ModelFormatException(VERSION, Printable.of(version), CURRENT_VERSION);
    }
    return ArchitectureJson.parse(architecture);
  }
}
