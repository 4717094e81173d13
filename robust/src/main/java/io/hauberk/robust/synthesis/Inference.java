package io.hauberk.robust.synthesis;

import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;

/**
 * How the best explanation of an image is searched for in every class: the best of cached samples,
 * moved by Adam. Its values are the paper's (Schott et al. 2019, section 4) and, where the paper is
 * silent, those of the authors' published code.
 *
 * @param samples latents drawn from the prior and kept, shared by all classes
 * @param steps of Adam; 0 stops at the best sample
 * @param stepSize of Adam
 * @param radius latents are kept within, so that explanations stay likely under the prior
 * @param randomness draws the samples
 */
public record Inference(
    int samples, int steps, double stepSize, double radius, Randomness randomness) {

  public static final int DEFAULT_SAMPLES = 8000;
  public static final int DEFAULT_STEPS = 50;
  public static final double DEFAULT_STEP_SIZE = 0.05;
  public static final double DEFAULT_RADIUS = 5;

  /** The share of draws that are dropped for being the least likely. */
  static final double DROPPED = 0.1;

  private static final int MOST_SAMPLES = 1_000_000;

  public Inference {
    Checks.inRange("samples", samples, 1, MOST_SAMPLES);
    Checks.notNegative("steps", steps);
    Checks.positive("stepSize", stepSize);
    Checks.positive("radius", radius);
  }

  /** The paper's search. */
  public static Inference of(long seed) {
    return new Inference(
        DEFAULT_SAMPLES, DEFAULT_STEPS, DEFAULT_STEP_SIZE, DEFAULT_RADIUS, new Randomness(seed));
  }

  public Inference withSamples(int newSamples) {
    return new Inference(newSamples, steps, stepSize, radius, randomness);
  }

  public Inference withSteps(int newSteps) {
    return new Inference(samples, newSteps, stepSize, radius, randomness);
  }
}
