package io.hauberk.robust;

import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * One sample before and after an attack, to look at.
 *
 * @param shape of both, [channels, height, width]
 * @param hardened what the hardened model says of the adversarial sample, if there is one
 */
public record Example(
    List<Long> shape,
    float[] original,
    float[] adversarial,
    Prediction clean,
    Prediction attacked,
    Optional<Prediction> hardened) {

  /**
   * A class and how sure the model is of it.
   *
   * @param confidence 0 to 1
   */
  public record Prediction(int label, double confidence) {}

  /** Samples that the attack fools, the first ones of the data set. */
  public static List<Example> fooled(
      Attack<Classifier> attack, Classifier model, Optional<Classifier> hardened, DataSet data) {
    int considered = Math.min(data.size(), CONSIDERED);
    try (var scope = TensorScope.open()) {
      var batch = data.batch(0, considered);
      var adversarial = attack.search(model, batch);
      var clean = predictions(model, batch.inputs());
      var attacked = predictions(model, adversarial);
      var after = hardened.map(other -> predictions(other, adversarial));
      var labels = Tensors.longs(batch.labels());
      var examples = new ArrayList<Example>();
      var originals = Tensors.floats(batch.inputs());
      var moved = Tensors.floats(adversarial);
      int values = originals.length / considered;
      for (int i = 0; i < considered && examples.size() < SHOWN; i++) {
        if (clean.get(i).label() == labels[i] && attacked.get(i).label() != labels[i]) {
          int at = i;
          examples.add(
              new Example(
                  data.sampleShape(),
                  Arrays.copyOfRange(originals, i * values, (i + 1) * values),
                  Arrays.copyOfRange(moved, i * values, (i + 1) * values),
                  clean.get(i),
                  attacked.get(i),
                  after.map(list -> list.get(at))));
        }
      }
      return examples;
    }
  }

  private static List<Prediction> predictions(Classifier model, Tensor inputs) {
    var views = Views.of(model, inputs);
    var confidence = Tensors.floats(views.logits().softmax(1).amax(new long[] {1}, false));
    var predictions = new ArrayList<Prediction>();
    for (int i = 0; i < confidence.length; i++) {
      predictions.add(new Prediction((int) views.predictions()[i], confidence[i]));
    }
    return predictions;
  }

  private static final int CONSIDERED = 64;
  private static final int SHOWN = 8;
}
