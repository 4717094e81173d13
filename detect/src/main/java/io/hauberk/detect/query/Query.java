package io.hauberk.detect.query;

import io.hauberk.core.Checks;
import java.time.Instant;
import java.util.OptionalInt;

/** A question to a served model, with its answer. */
public final class Query {

  /** Longer inputs are judged by their first values. */
  public static final int MAX_VALUES = 1 << 20;

  private static final int MAX_CALLER = 256;

  private final String caller;
  private final Instant time;
  private final float[] input;
  private final double confidence;
  private final OptionalInt answer;

  /**
   * @param caller key or account, at most 256 characters of it
   * @param input values in [0, 1]; what is no number or outside is brought there
   * @param confidence the model's probability of its answer
   */
  public Query(String caller, Instant time, float[] input, double confidence) {
    this(caller, time, input, confidence, OptionalInt.empty());
  }

  /**
   * @param answer the class that the model answered, where it is known
   */
  public Query(String caller, Instant time, float[] input, double confidence, OptionalInt answer) {
    Checks.inRange("query.confidence", confidence, 0, 1);
    this.answer = answer;
    this.caller = caller.length() <= MAX_CALLER ? caller : caller.substring(0, MAX_CALLER);
    this.time = time;
    this.input = new float[Math.min(input.length, MAX_VALUES)];
    for (int i = 0; i < this.input.length; i++) {
      this.input[i] = input[i] > 0 ? Math.min(input[i], 1) : 0;
    }
    this.confidence = confidence;
  }

  public String caller() {
    return caller;
  }

  public Instant time() {
    return time;
  }

  public double confidence() {
    return confidence;
  }

  /** The class that the model answered, where it is known. */
  public OptionalInt answer() {
    return answer;
  }

  /** Not to be written to. */
  float[] values() {
    return input;
  }
}
