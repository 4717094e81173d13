package io.hauberk.robust.theft;

import io.hauberk.core.Progress;
import io.hauberk.tensor.LabelOracle;
import io.hauberk.tensor.data.DataSet;
import org.bytedeco.pytorch.Tensor;

/**
 * An attack that copies a model: it asks about samples the thief owns and trains a student on the
 * answers. The labels of those samples are not used.
 *
 * <p>Threat model: the thief asks at will within the recipe's number of questions, owns unlabelled
 * inputs of the right shape, and knows how many classes there are.
 *
 * @param <M> what the victim must answer
 */
public sealed interface Theft<M extends LabelOracle> permits Knockoff, Copycat {

  Recipe recipe();

  /**
   * What a student shall say.
   *
   * @return [n, classes], rows that sum to 1
   */
  Tensor answers(M victim, Tensor inputs, int classes);

  /**
   * Steals, rung by rung.
   *
   * @throws IllegalArgumentException when the pool is smaller than the last rung, or of another
   *     shape than the judge's samples
   */
  default Stolen steal(M victim, Grounds grounds, TheftState state, Progress progress) {
    return new Heist<>(this, victim, grounds, progress).run(state);
  }

  /**
   * What is asked about.
   *
   * @param pool the thief's samples
   * @param judge samples on which student and victim are compared, at one more question each that
   *     is no part of the theft; their labels tell the accuracies
   */
  record Grounds(DataSet pool, DataSet judge) {}
}
