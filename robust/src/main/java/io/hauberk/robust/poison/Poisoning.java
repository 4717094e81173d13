package io.hauberk.robust.poison;

import io.hauberk.core.Checks;
import io.hauberk.tensor.data.DataSet;
import java.util.Arrays;

/**
 * An attacker who may change a share of the training set. An implementation is an immutable record
 * of its parameters; the samples it takes depend on its seed alone.
 */
public sealed interface Poisoning permits BadNets, CleanLabel, LabelFlip {

  /**
   * The poisoned set; the caller closes it.
   *
   * @throws IllegalArgumentException when fewer than two classes have samples
   */
  Poisoned poison(DataSet clean);

  /** Attacks between classes need two. */
  static void checkClasses(DataSet data) {
    long present = Arrays.stream(data.labels()).distinct().count();
    Checks.argument(present > 1, "classes with samples", present, "2 or more");
  }
}
