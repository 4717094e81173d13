package io.hauberk.detect.learn;

import io.hauberk.core.Checks;
import java.util.Arrays;

/** Which of the two detectors decide. */
public enum Mix {
  /** Boosted trees alone: what found most attacks of kinds not learnt, at the same false alarms. */
  BOOSTING(0) {
    @Override
    double score(double known, double strange) {
      return known;
    }
  },
  /** The isolation forest alone, which learns from normal records only. */
  ISOLATION(1) {
    @Override
    double score(double known, double strange) {
      return strange;
    }
  },
  /** Whichever is more surprised. */
  BOTH(2) {
    @Override
    double score(double known, double strange) {
      return Math.max(known, strange);
    }
  };

  private final int code;

  Mix(int code) {
    this.code = code;
  }

  /**
   * The one of a code in a model's file.
   *
   * @throws IllegalArgumentException when there is none
   */
  static Mix ofCode(int code) {
    return Arrays.stream(values())
        .filter(one -> one.code == code)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Checks.message("code", code, "0 to " + (values().length - 1))));
  }

  /** In a model's file; its place among all. */
  int code() {
    return code;
  }

  abstract double score(double known, double strange);
}
