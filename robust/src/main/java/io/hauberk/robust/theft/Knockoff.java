package io.hauberk.robust.theft;

import io.hauberk.tensor.ScoreOracle;
import org.bytedeco.pytorch.Tensor;

/**
 * Theft from scores: the student learns the victim's probabilities.
 *
 * <p>Source: Orekondy et al. 2019 (Knockoff Nets), sections 3 and 4, with the choices of {@link
 * Choice}. Cost: one query a question and one training a rung.
 */
public record Knockoff(Recipe recipe) implements Theft<ScoreOracle> {

  @Override
  public Tensor answers(ScoreOracle victim, Tensor inputs, int classes) {
    return victim.logits(inputs).softmax(1);
  }
}
