package io.hauberk.tensor.file;

import io.hauberk.tensor.network.Weights;
import java.nio.file.Path;

/** The two forms in which PyTorch pickles a state dict. */
enum TorchPickle {
  LEGACY {
    @Override
    Weights read(Path file) {
      try (var in = FileInput.open(file)) {
        return LegacyTorch.read(in);
      }
    }
  },

  ZIP {
    @Override
    Weights read(Path file) {
      try (var zip = TorchZip.open(file)) {
        return zip.read();
      }
    }
  };

  abstract Weights read(Path file);

  /** Which of them the file begins as. */
  static TorchPickle of(Path file) {
    return FileStart.of(file).isZip() ? ZIP : LEGACY;
  }
}
