package io.hauberk.robust.synthesis;

import io.hauberk.core.Checks;
import io.hauberk.core.ModelFormatException;
import io.hauberk.tensor.Pullback;
import io.hauberk.tensor.file.ModelFiles;
import io.hauberk.tensor.network.Model;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * A generative network for each class, all run as one computation: latents of every class in,
 * images of every class out. It owns the weights.
 *
 * <p>Source: Schott et al. 2019, section 4; eight latent values a class, images of 28 x 28 pixels
 * in [0, 1].
 */
public final class Decoders implements AutoCloseable {

  /** Latent values of one class. */
  public static final int LATENTS = VaeNetworks.LATENTS;

  /** Pixels of an image. */
  public static final int PIXELS = VaeNetworks.PIXELS;

  private final Model model;
  private final int classes;
  private final PhasedDecoders phased;

  private Decoders(Model model, int classes) {
    this.model = model;
    this.classes = classes;
    this.phased = PhasedDecoders.of(model);
  }

  /**
   * Takes over the model.
   *
   * @throws ModelFormatException for another architecture than the decoders', or a normalisation
   *     that scales beyond float32
   */
  static Decoders of(Model model) {
    int classes = Math.toIntExact(model.network().inputShape().get(0) / LATENTS);
    if (classes < 2 || !model.network().equals(VaeNetworks.decoder(classes))) {
      throw new ModelFormatException(
          "network", model.network().inputShape(), "decoders of analysis by synthesis");
    }
    return new Decoders(model, classes);
  }

  /**
   * From a folder of the authors' files, {@code ABS_0.net} and on, or a {@code .safetensors} file
   * that {@link #write} made.
   *
   * @throws io.hauberk.core.StorageException when there is no such file
   * @throws ModelFormatException when a file is broken, or of another architecture
   */
  public static Decoders read(Path path) {
    if (Files.isDirectory(path)) {
      return of(PublishedNetworks.decoder(path));
    }
    var loaded = ModelFiles.read(path, Optional.empty());
    try {
      return of(
          loaded
              .model()
              .orElseThrow(
                  () -> new ModelFormatException("decoders", path, "a .safetensors file")));
    } catch (ModelFormatException e) {
      loaded.close();
      throw e;
    }
  }

  /** Writes the weights with their architecture, to a {@code .safetensors} file. */
  public void write(Path file) {
    ModelFiles.write(model, file);
  }

  public int classes() {
    return classes;
  }

  /**
   * Images of every class.
   *
   * @param latents [n, classes, 8]
   * @return [n, classes, 784] in [0, 1]
   */
  public Tensor images(Tensor latents) {
    return at(latents).logits();
  }

  /**
   * Images of every class, [n, classes, 784], with the way back to the latents [n, classes, 8].
   *
   * @param latents [n, classes, 8]
   */
  Pullback at(Tensor latents) {
    boolean fits = latents.dim() == 3 && latents.size(1) == classes && latents.size(2) == LATENTS;
    Checks.argument(fits, "latents", latents.numel() + " values", "[n, " + classes + ", 8]");
    var planes = phased.at(latents);
    long n = latents.size(0);
    return new Pullback(
        planes.logits().reshape(n, classes, PIXELS),
        gradient ->
            planes
                .toInputs()
                .apply(gradient.reshape(n, classes, VaeNetworks.SIDE, VaeNetworks.SIDE)));
  }

  @Override
  public void close() {
    phased.close();
    model.close();
  }
}
