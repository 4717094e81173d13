package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.core.DataFormatException;
import io.hauberk.report.Cell;
import io.hauberk.report.Report;
import io.hauberk.report.Section;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.file.SafeTensors;
import io.hauberk.tensor.network.Weights;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** A model run forward and backward on tensors of a file, to be held beside another program's. */
final class Passes {

  private static final String INPUTS = "inputs";

  private Passes() {}

  static int run(Classifier model, Path inputs, @Nullable Path outputs, Session session) {
    Checks.argument(outputs != null, "--outputs", "none", "a .safetensors file, beside --inputs");
    try (var scope = TensorScope.open();
        var content = SafeTensors.read(inputs)) {
      if (!content.weights().has(INPUTS)) {
        throw new DataFormatException("tensors", content.weights().names(), "one named " + INPUTS);
      }
      var x = content.weights().get(INPUTS).detach().clone().requires_grad_(true);
      var logits = model.logits(x);
      var gradients = torch.grad(new TensorVector(logits.sum()), new TensorVector(x)).get(0);
      try (var result =
          Weights.of(Map.of("logits", logits.detach(), "gradients", gradients.detach()))) {
        SafeTensors.write(Objects.requireNonNull(outputs), result, Map.of());
      }
      var shape = Arrays.toString(Tensors.shape(logits));
      var entry = new Section.Entry("logits", Cell.text(shape));
      return session.finish(
          Report.builder("validate").section(Section.KeyValues.of("", entry)).build(), List.of());
    }
  }
}
