package io.hauberk.tensor.train;

import java.util.Optional;

/**
 * How an epoch went.
 *
 * @param epoch counted from 1
 * @param loss mean over the training samples as they were met
 * @param accuracy on the training samples as they were met, 0 to 1
 * @param validation on the samples held out, if any
 */
public record EpochResult(
    int epoch,
    double loss,
    double accuracy,
    Optional<Score> validation,
    double learningRate,
    double seconds) {

  /** Mean loss and accuracy of a model on samples. */
  public record Score(double loss, double accuracy) {}
}
