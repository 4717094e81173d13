package io.hauberk.robust.synthesis;

import io.hauberk.core.Progress;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.ReadOptions;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.data.catalogue.DataSets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.bytedeco.pytorch.global.torch;

/**
 * Prints how far latent descent moves MNIST's first test images, for {@code
 * docs/robust-synthesis.md}. Arguments: folder of the networks, GREY or BINARY, images, samples,
 * steps of the search, steps of the attack, halvings.
 */
final class AttackDistances {
  private AttackDistances() {}

  public static void main(String[] args) {
    int images = Integer.parseInt(args[2]);
    var search =
        Inference.of(1).withSamples(Integer.parseInt(args[3])).withSteps(Integer.parseInt(args[4]));
    var attack = new LatentDescent(Integer.parseInt(args[5]), Integer.parseInt(args[6]));
    torch.set_num_threads(1);
    var decoders = Decoders.read(Path.of(args[0]));
    try (var scope = TensorScope.open();
        var model = Synthesis.of(decoders, Sight.valueOf(args[1]), search, Progress.none());
        var data = DataSets.open("mnist", Split.TEST, ReadOptions.DEFAULT.withLimit(images))) {
      var batch = data.all();
      var found = attack.perturb(model, batch);
      var fell = Tensors.longs(model.labels(found).ne(batch.labels()));
      var moved = found.sub(batch.inputs()).flatten(1, -1).square().sum(1).sqrt();
      var lengths = Tensors.floats(moved);
      for (int i = 0; i < images; i++) {
        lengths[i] = fell[i] == 1 ? lengths[i] : Float.POSITIVE_INFINITY;
      }
      Arrays.sort(lengths);
      System.out.println(
          String.format(
              Locale.ROOT,
              "%d images, %d fell; L2 median %.3f, quartiles %.3f and %.3f",
              images,
              Arrays.stream(fell).sum(),
              lengths[images / 2],
              lengths[images / 4],
              lengths[3 * images / 4]));
    }
  }
}
