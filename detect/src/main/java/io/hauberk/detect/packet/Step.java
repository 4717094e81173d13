package io.hauberk.detect.packet;

/** What a reader met when it was asked for a frame. */
enum Step {
  FRAME,
  /** A record that holds no frame, such as names of hosts. */
  OTHER,
  /** A frame above {@link Capture#LARGEST}. */
  OVERSIZED,
  END,
  /** The file ended within a record. */
  TRUNCATED,
  /** Lengths that cannot be: nothing after them can be found. */
  DAMAGED
}
