package io.hauberk.robust.theft;

import io.hauberk.tensor.LabelOracle;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Theft from labels: the student learns the victim's decisions.
 *
 * <p>Source: Correia-Silva et al. 2018 (Copycat CNN), section III. Cost: one query a question and
 * one training a rung.
 */
public record Copycat(Recipe recipe) implements Theft<LabelOracle> {

  @Override
  public Tensor answers(LabelOracle victim, Tensor inputs, int classes) {
    return torch.one_hot(victim.labels(inputs), classes).to(torch.ScalarType.Float);
  }
}
