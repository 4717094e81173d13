package io.hauberk.tensor.file;

import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.network.Model;
import java.util.List;
import java.util.Optional;

/**
 * What a model file held: a network whose layers are known, or an oracle. Closing it releases the
 * weights.
 */
public sealed interface LoadedModel extends AutoCloseable {

  /** White-box access: scores with gradients to the inputs. */
  Classifier classifier();

  /** Of one sample, without the batch axis; empty where the file does not say. */
  Optional<List<Long>> inputShape();

  /** The network with its weights, for whoever must see the layers. */
  Optional<Model> model();

  @Override
  void close();

  /** A network of known layers. */
  record Known(Model network) implements LoadedModel {
    @Override
    public Classifier classifier() {
      return network;
    }

    @Override
    public Optional<List<Long>> inputShape() {
      return Optional.of(network.network().inputShape());
    }

    @Override
    public Optional<Model> model() {
      return Optional.of(network);
    }

    @Override
    public void close() {
      network.close();
    }
  }

  /** A program that can only be asked. */
  record Opaque(TorchScriptModel program) implements LoadedModel {
    @Override
    public Classifier classifier() {
      return program;
    }

    @Override
    public Optional<List<Long>> inputShape() {
      return Optional.empty();
    }

    @Override
    public Optional<Model> model() {
      return Optional.empty();
    }

    @Override
    public void close() {
      program.close();
    }
  }
}
