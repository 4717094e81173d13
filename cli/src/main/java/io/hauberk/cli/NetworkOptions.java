package io.hauberk.cli;

import io.hauberk.core.Randomness;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.file.ArchitectureJson;
import io.hauberk.tensor.layer.Affine.Linear;
import io.hauberk.tensor.layer.Shaping.Flatten;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.network.Networks;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which network a training starts with, when it does not start from a model file. */
final class NetworkOptions {

  /** The architectures by name. */
  enum Shape {
    SMALL_CNN {
      @Override
      Network build(List<Long> inputShape, NetworkOptions options, int classes) {
        return Networks.smallCnn(inputShape, options.width, classes);
      }
    },
    STRIDED_CNN {
      @Override
      Network build(List<Long> inputShape, NetworkOptions options, int classes) {
        return Networks.stridedCnn(inputShape, options.width, classes);
      }
    },
    PREACT_RESNET18 {
      @Override
      Network build(List<Long> inputShape, NetworkOptions options, int classes) {
        return Networks.preActResNet18(inputShape, options.width, classes);
      }
    },
    TANH_CNN {
      @Override
      Network build(List<Long> inputShape, NetworkOptions options, int classes) {
        return Networks.tanhCnn(inputShape, options.width, classes);
      }
    },
    LINEAR {
      @Override
      Network build(List<Long> inputShape, NetworkOptions options, int classes) {
        int inputs = Math.toIntExact(inputShape.stream().reduce(1L, Math::multiplyExact));
        return Network.sequential(inputShape, new Flatten(), new Linear(inputs, classes, true));
      }
    },
    MLP {
      @Override
      Network build(List<Long> inputShape, NetworkOptions options, int classes) {
        return Networks.perceptron(inputShape, options.hidden, classes);
      }
    };

    abstract Network build(List<Long> inputShape, NetworkOptions options, int classes);
  }

  @Option(
      names = "--network",
      description = "Architecture: ${COMPLETION-CANDIDATES}.",
      defaultValue = "small_cnn")
  private Shape shape = Shape.SMALL_CNN;

  @Option(
      names = "--network-file",
      paramLabel = "FILE",
      description = "Architecture JSON instead of a name.")
  private @Nullable Path file;

  @Option(
      names = "--width",
      paramLabel = "N",
      description = "Channels of the first convolution.",
      defaultValue = "16")
  private int width = 16;

  @Option(
      names = "--hidden",
      paramLabel = "N",
      description = "Hidden units of the perceptron.",
      defaultValue = "500")
  private int hidden = 500;

  /** A network for these samples with fresh weights. */
  Model fresh(DataSet samples, long seed) {
    return fresh(samples.sampleShape(), samples.classes().size(), seed);
  }

  /** A network for samples of this shape with fresh weights. */
  Model fresh(List<Long> sampleShape, int classes, long seed) {
    var built = build(sampleShape, classes);
    return Model.initial(built, new Randomness(seed).derive("weights"));
  }

  private Network build(List<Long> inputShape, int classes) {
    return file == null ? shape.build(inputShape, this, classes) : ArchitectureJson.read(file);
  }
}
