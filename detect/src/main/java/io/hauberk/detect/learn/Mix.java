package io.hauberk.detect.learn;

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

  /** In a model's file; its place among all. */
  int code() {
    return code;
  }

  abstract double score(double known, double strange);
}
