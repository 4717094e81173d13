package io.hauberk.cli;

import io.hauberk.core.RandomStream;
import io.hauberk.detect.query.QueryWatch;
import io.hauberk.tensor.ScoreOracle;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;

/**
 * An attacker who learns from refusals. The service refuses each question that its watch tells of;
 * the attacker then takes another name. First they find, on inputs of their own, the least noise at
 * which repeated questions about one input are answered; then every question of an attack carries
 * such noise, drawn anew after a refusal, and larger if another name does not help.
 *
 * <p>Source: after Feng et al. 2023, "Stateful Defenses for Machine Learning Models Are Not Yet
 * Secure Against Black-box Attacks" (OARS): adapt by probing, resample when refused.
 */
final class Evader implements ScoreOracle {

  private static final double FIRST = 0.005;
  private static final double FACTOR = 1.5;
  private static final double GROWTH = 1.1;
  private static final double MOST = 0.5;

  /** Questions about one input that must be answered before its noise is believed. */
  private static final int PROBES = 16;

  private static final int MOST_TRIES = 50;

  private final ScoreOracle model;
  private final QueryWatch watch;
  private final RandomStream draw;
  private final int perName;
  private double noise = FIRST;
  private int names;
  int asked;
  int refused;

  /**
   * @param perName questions under one name, at most
   */
  Evader(ScoreOracle model, QueryWatch watch, RandomStream draw, int perName) {
    this.model = model;
    this.watch = watch;
    this.draw = draw;
    this.perName = perName;
  }

  /** Finds the noise, with one input of their own for each that is tried. */
  double learn(float[][] own) {
    for (var input : own) {
      if (isAnswered(input)) {
        return noise;
      }
      noise = Math.min(MOST, noise * FACTOR);
    }
    return noise;
  }

  private boolean isAnswered(float[] input) {
    for (int i = 0; i < PROBES; i++) {
      if (!isAsked(moved(input))) {
        return false;
      }
    }
    return true;
  }

  double noise() {
    return noise;
  }

  /** Names given up. */
  int names() {
    return names;
  }

  @Override
  public Tensor logits(Tensor inputs) {
    var shape = Tensors.shape(inputs);
    var values = Tensors.floats(inputs);
    int width = values.length / (int) shape[0];
    for (int from = 0; from < values.length; from += width) {
      var answered = answered(Arrays.copyOfRange(values, from, from + width));
      System.arraycopy(answered, 0, values, from, width);
    }
    return model.logits(Tensors.of(values, shape));
  }

  /** The question as it was answered. */
  private float[] answered(float[] question) {
    for (int i = 0; i < MOST_TRIES; i++) {
      var moved = moved(question);
      if (isAsked(moved)) {
        return moved;
      }
      noise = i == 0 ? noise : Math.min(MOST, noise * GROWTH);
    }
    throw new IllegalStateException("questions: refused (expected: one of " + MOST_TRIES + ")");
  }

  private float[] moved(float[] input) {
    var moved = input.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] = (float) Math.max(0, Math.min(1, moved[i] + noise * draw.nextGaussian()));
    }
    return moved;
  }

  /** False if the service refuses. */
  private boolean isAsked(float[] input) {
    names += asked++ % perName == 0 ? 1 : 0;
    try (var scope = TensorScope.open()) {
      var row = Tensors.of(input, 1, 1, 28, 28);
      for (var query : Drill.queries(model, "name" + names, row)) {
        if (!watch.observe(query).isEmpty()) {
          refused++;
          names++;
          return false;
        }
      }
    }
    return true;
  }
}
