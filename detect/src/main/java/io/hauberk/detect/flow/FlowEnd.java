package io.hauberk.detect.flow;

/** Why a flow ended. */
public enum FlowEnd {
  /** Both ends sent FIN. */
  CLOSED,
  /** One end sent a RST that fits the stream. */
  RESET,
  IDLE,
  /** It went on longer than a flow may; the next one continues it. */
  ACTIVE,
  /** The table was full. */
  EVICTED,
  /** The capture ended. */
  LAST;

  /** Its place among all, from 0. */
  int place() {
    return ordinal();
  }
}
