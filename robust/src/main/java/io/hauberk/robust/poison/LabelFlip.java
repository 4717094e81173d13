package io.hauberk.robust.poison;

import io.hauberk.core.Randomness;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.data.DataSet;

/**
 * Wrong labels, drawn from the other classes, on a share of the samples (Biggio et al. 2011 in its
 * random form).
 */
public record LabelFlip(double share, Randomness randomness) implements Poisoning {

  @Override
  public Poisoned poison(DataSet clean) {
    Poisoning.checkClasses(clean);
    var labels = clean.labels();
    int classes = clean.classes().size();
    var places = Choice.places(labels, label -> true, share, randomness);
    var own = randomness.derive("flip");
    return Edit.of(
        clean,
        places,
        Batch::inputs,
        place -> (labels[place] + 1 + own.stream(place, 0).nextInt(classes - 1)) % classes);
  }
}
