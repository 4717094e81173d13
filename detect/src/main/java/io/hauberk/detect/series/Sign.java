package io.hauberk.detect.series;

/** In which way a point is unlike those before it. */
public enum Sign {
  /** Higher than before. */
  HIGH,
  /** Lower than before. */
  LOW,
  /** Far from the point before. */
  JUMP,
  /** The mean of the last 12 points is unlike earlier ones. */
  LEVEL,
  /** The mean of the last 48 points is unlike earlier ones. */
  LONG_LEVEL,
  /** The variance of the last 24 points is unlike earlier ones. */
  SPREAD,
  /** Unlike the last days at this time of day. */
  SEASON,
  /** The last 8 points make a pattern that a random cut forest has not seen. */
  PATTERN
}
