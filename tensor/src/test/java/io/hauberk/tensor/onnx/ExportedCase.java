package io.hauberk.tensor.onnx;

import static org.bytedeco.pytorch.global.torch.grad;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.network.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** What PyTorch computed with a model it exported: {@code benchmarks/peers/onnx_vectors.py}. */
record ExportedCase(Path file, JsonNode json) {

  /** The largest differences to PyTorch, relative to its largest value. */
  record Errors(double logits, double gradient) {}

  static List<ExportedCase> in(Path folder) {
    try (var files = Files.list(folder)) {
      var mapper = new ObjectMapper();
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(file -> new ExportedCase(file, parse(mapper, file)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parse(ObjectMapper mapper, Path file) {
    try {
      return mapper.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Path> models() {
    return StreamSupport.stream(json.get("models").spliterator(), false)
        .map(name -> file.resolveSibling(name.asText()))
        .toList();
  }

  double tolerance(String of) {
    return json.get("tolerance").get(of).asDouble();
  }

  Errors errors(Model model) {
    try (var scope = TensorScope.open()) {
      var x = tensor("input").requires_grad_(true);
      var logits = model.logits(x);
      var gradient = grad(new TensorVector(logits.sum()), new TensorVector(x)).get(0);
      return new Errors(error(logits, tensor("logits")), error(gradient, tensor("gradient")));
    }
  }

  /** The same samples one by one give the same logits: the batch is free. */
  double batchError(Model model) {
    try (var scope = TensorScope.open()) {
      var first = tensor("input").narrow(0, 0, 1);
      return error(model.logits(first), tensor("logits").narrow(0, 0, 1));
    }
  }

  private static double error(Tensor ours, Tensor theirs) {
    if (!List.of(box(ours)).equals(List.of(box(theirs)))) {
      throw new AssertionError(
          "shape " + List.of(box(ours)) + " where PyTorch has " + List.of(box(theirs)));
    }
    double scale = theirs.abs().max().item_double();
    return ours.sub(theirs).abs().max().item_double() / scale;
  }

  private static Long[] box(Tensor tensor) {
    return Arrays.stream(Tensors.shape(tensor)).boxed().toArray(Long[]::new);
  }

  private Tensor tensor(String name) {
    var shape =
        StreamSupport.stream(json.get(name).get("shape").spliterator(), false)
            .mapToLong(JsonNode::asLong)
            .toArray();
    var bytes = Base64.getDecoder().decode(json.get(name).get("float32").asText());
    var floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    var values = new float[floats.remaining()];
    floats.get(values);
    return Tensors.of(values, shape);
  }
}
