package io.hauberk.robust.synthesis;

import io.hauberk.core.Progress;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.ReadOptions;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.data.catalogue.DataSets;
import java.nio.file.Path;
import java.util.Locale;
import org.bytedeco.pytorch.global.torch;

/**
 * Prints clean accuracy and time of the paper's search on MNIST's first test images, for {@code
 * docs/robust-synthesis.md}. Arguments: folder of the networks, GREY or BINARY, images, images a
 * call, samples, steps, threads.
 */
final class InferenceSpeed {
  private InferenceSpeed() {}

  public static void main(String[] args) {
    var sight = Sight.valueOf(args[1]);
    int images = Integer.parseInt(args[2]);
    int rows = Integer.parseInt(args[3]);
    var inference =
        Inference.of(1).withSamples(Integer.parseInt(args[4])).withSteps(Integer.parseInt(args[5]));
    torch.set_num_threads(Integer.parseInt(args[6]));
    long start = System.nanoTime();
    try (var scope = TensorScope.open();
        var model =
            Synthesis.of(Decoders.read(Path.of(args[0])), sight, inference, Progress.none());
        var data = DataSets.open("mnist", Split.TEST, ReadOptions.DEFAULT.withLimit(images))) {
      print("ready after %.1f s", (System.nanoTime() - start) / 1e9);
      model.logits(data.batch(0, Math.min(rows, images)).inputs());
      long right = 0;
      long began = cpu();
      for (int from = 0; from < images; from += rows) {
        try (var inner = TensorScope.open()) {
          var batch = data.batch(from, Math.min(images, from + rows));
          right += Tensors.right(model.logits(batch.inputs()), batch.labels());
        }
      }
      double seconds = (cpu() - began) / 1e9;
      print(
          "%s: %d of %d right, %.4f s of processor time an image, %d a call",
          sight, right, images, seconds / images, rows);
    }
  }

  /** Nanoseconds of processor time of all threads so far, the JVM's own included. */
  private static long cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
