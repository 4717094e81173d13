package io.hauberk.robust.synthesis;

import io.hauberk.core.Progress;
import io.hauberk.robust.Aim;
import io.hauberk.robust.Goal;
import io.hauberk.robust.whitebox.Distance;
import io.hauberk.robust.whitebox.Fmn;
import io.hauberk.robust.whitebox.MinimalTrial;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.data.ReadOptions;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.data.catalogue.DataSets;
import java.nio.file.Path;
import java.util.Locale;
import org.bytedeco.pytorch.global.torch;

/**
 * Prints how far FMN, by the gradients of {@link ExplainedGradients}, has to move MNIST's first
 * test images, for {@code docs/robust-synthesis.md}; searches and judgement are the paper's.
 * Arguments: folder of the networks, GREY or BINARY, images, L0, L2 or LINF, steps of the attack,
 * radius that accuracy is told at.
 */
final class PaperRow {
  private PaperRow() {}

  public static void main(String[] args) {
    int images = Integer.parseInt(args[2]);
    var distance = Distance.valueOf(args[3]);
    double radius = Double.parseDouble(args[5]);
    torch.set_num_threads(1);
    var decoders = Decoders.read(Path.of(args[0]));
    var attack = Fmn.of(distance, Goal.UNTARGETED, Integer.parseInt(args[4]));
    try (var scope = TensorScope.open();
        var model =
            Synthesis.of(decoders, Sight.valueOf(args[1]), Inference.of(1), Progress.none());
        var data = DataSets.open("mnist", Split.TEST, ReadOptions.DEFAULT.withLimit(images))) {
      var trial = new MinimalTrial(attack, Aim.TRUE_CLASS, images);
      var result = trial.run(new ExplainedGradients(model), data, Progress.none());
      System.out.println(
          String.format(
              Locale.ROOT,
              "%d images: clean %.3f, fooled %.3f; %s median %.3f, quartiles %.3f and %.3f;"
                  + " accuracy at %s %.3f",
              images,
              result.cleanAccuracy(),
              result.successRate(),
              distance.label(),
              result.median(),
              result.quantile(0.25),
              result.quantile(0.75),
              args[5],
              result.robustAccuracy(radius)));
    }
  }
}
