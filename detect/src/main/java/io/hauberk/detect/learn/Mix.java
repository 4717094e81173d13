package io.hauberk.detect.learn;

/** Which of the two detectors decide. */
public enum Mix {
  /** Boosted trees alone: what found most attacks of kinds not learnt, at the same false alarms. */
  BOOSTING {
    @Override
    double score(double known, double strange) {
      return known;
    }
  },
  /** The isolation forest alone, which learns from normal records only. */
  ISOLATION {
    @Override
    double score(double known, double strange) {
      return strange;
    }
  },
  /** Whichever is more surprised. */
  BOTH {
    @Override
    double score(double known, double strange) {
      return Math.max(known, strange);
    }
  };

  abstract double score(double known, double strange);
}
