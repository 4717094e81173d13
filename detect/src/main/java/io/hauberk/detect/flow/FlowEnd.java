package io.hauberk.detect.flow;

/** Why a flow ended. */
public enum FlowEnd {
  /** Both ends sent FIN. */
  CLOSED(0),
  /** One end sent a RST that fits the stream. */
  RESET(1),
  IDLE(2),
  /** It went on longer than a flow may; the next one continues it. */
  ACTIVE(3),
  /** The table was full. */
  EVICTED(4),
  /** The capture ended. */
  LAST(5);

  private final int place;

  FlowEnd(int place) {
    this.place = place;
  }

  /** Its place among all, from 0. */
  int place() {
    return place;
  }
}
