package io.hauberk.tensor.file;

import io.hauberk.core.Checks;
import io.hauberk.core.ModelFormatException;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Weights;
import io.hauberk.tensor.onnx.OnnxReader;
import io.hauberk.tensor.onnx.OnnxWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The forms of model files, each with what reads and writes it. */
enum ModelForm {
  SAFE_TENSORS(".*\\.safetensors") {
    @Override
    LoadedModel read(Path file, Optional<Path> architecture) {
      return new LoadedModel.Known(NativeForm.read(file, architecture.map(ArchitectureJson::read)));
    }

    @Override
    void write(Model model, Path file) {
      NativeForm.write(model, file);
    }
  },

  STATE_DICT(".*\\.(pth|pt|net|pkl)") {
    @Override
    LoadedModel read(Path file, Optional<Path> architecture) {
      var network =
          ArchitectureJson.read(
              architecture.orElseThrow(
                  () ->
                      new ModelFormatException(
                          "architecture",
                          "none",
                          "an architecture file, since " + file + " holds weights alone")));
      try (Weights stored = StateDicts.read(file)) {
        return new LoadedModel.Known(Binding.bind(network, stored));
      }
    }
  },

  /** In archives named like state dicts. */
  TORCH_SCRIPT("(?!)") {
    @Override
    LoadedModel read(Path file, Optional<Path> architecture) {
      refuse(architecture);
      return new LoadedModel.Opaque(TorchScriptModel.load(file));
    }
  },

  ONNX(".*\\.onnx") {
    @Override
    LoadedModel read(Path file, Optional<Path> architecture) {
      refuse(architecture);
      return new LoadedModel.Known(OnnxReader.read(file));
    }

    @Override
    void write(Model model, Path file) {
      OnnxWriter.write(model, file);
    }
  };

  /** A regular expression over lower-case file names. */
  private final String names;

  ModelForm(String names) {
    this.names = names;
  }

  abstract LoadedModel read(Path file, Optional<Path> architecture);

  void write(Model model, Path file) {
    throw new IllegalArgumentException(unwritable(file));
  }

  /** By content; by extension only for forms, or broken files, that the content does not tell. */
  static ModelForm of(Path file) {
    var start = FileStart.of(file);
    if (start.isZip()) {
      return ofZip(file);
    }
    if (start.isSafeTensors()) {
      return SAFE_TENSORS;
    }
    if (start.isPickle()) {
      return STATE_DICT;
    }
    return byExtension(file)
        .orElseThrow(
            () ->
                new ModelFormatException(
                    "model file", file, "safetensors, ONNX, TorchScript or a PyTorch state dict"));
  }

  private static ModelForm ofZip(Path file) {
    try (var zip = TorchZip.open(file)) {
      return zip.isScript() ? TORCH_SCRIPT : STATE_DICT;
    }
  }

  static ModelForm forWriting(Path file) {
    return byExtension(file).orElseThrow(() -> new IllegalArgumentException(unwritable(file)));
  }

  private static String unwritable(Path file) {
    return Checks.message("model file", file, "a name that ends in .safetensors or .onnx");
  }

  private static Optional<ModelForm> byExtension(Path file) {
    var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(form -> name.matches(form.names)).findFirst();
  }

  private static void refuse(Optional<Path> architecture) {
    architecture.ifPresent(
        given -> Checks.argument(false, "architecture", given, "none: the file has its own"));
  }
}
