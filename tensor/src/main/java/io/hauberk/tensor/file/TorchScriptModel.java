package io.hauberk.tensor.file;

import io.hauberk.core.ModelFormatException;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.JitModule;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A TorchScript program as a classifier: its logits carry gradients to the inputs, its layers are
 * unknown.
 *
 * <p>Threat model: the file is a program. It cannot run Python, but libtorch's interpreter runs it,
 * also while it is loaded, with operators that read and write files, loop for ever and take any
 * memory, and its loader is native code. Open only programs you would execute; a state dict with an
 * architecture file needs no such trust.
 */
public final class TorchScriptModel implements Classifier, AutoCloseable {

  private static final String PART = "TorchScript";

  private final JitModule module;

  private TorchScriptModel(JitModule module) {
    this.module = module;
  }

  /**
   * Loads a program and sets it to evaluation.
   *
   * @throws ModelFormatException when libtorch cannot load it
   * @throws StorageException when the file is missing
   */
  public static TorchScriptModel load(Path file) {
    FileInput.requireFile(file);
    try (var scope = TensorScope.open()) {
      var processor = new DeviceOptional(new Device(torch.DeviceType.CPU));
      var module = torch.load(file.toString(), processor, false);
      module.eval();
      return new TorchScriptModel(TensorScope.release(module));
    } catch (RuntimeException e) {
      throw new ModelFormatException(
          PART, Printable.firstLine(e), "a program libtorch can load", e);
    }
  }

  @Override
  public Tensor logits(Tensor inputs) {
    try (var scope = TensorScope.open()) {
      var output = forward(inputs);
      requireScores(output, inputs.size(0));
      return scope.keep(output);
    }
  }

  /** A handle of its own: the one inside the value ends with the value. */
  private Tensor forward(Tensor inputs) {
    try {
      return new Tensor(module.forward(new IValueVector(new IValue(inputs))).toTensor());
    } catch (RuntimeException e) {
      throw new ModelFormatException(
          PART,
          Printable.firstLine(e),
          "one tensor for inputs of shape " + Arrays.toString(Tensors.shape(inputs)),
          e);
    }
  }

  private static void requireScores(Tensor output, long samples) {
    var shape = Tensors.shape(output);
    if (shape.length != 2 || shape[0] != samples || !output.is_floating_point()) {
      throw new ModelFormatException(
          "TorchScript output", Arrays.toString(shape), "scores [" + samples + ", classes]");
    }
  }

  @Override
  public void close() {
    module.close();
  }
}
