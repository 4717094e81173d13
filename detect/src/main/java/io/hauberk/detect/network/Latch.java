package io.hauberk.detect.network;

/** Lets a matter be told once, and again only after a silence. */
final class Latch {

  private final long silence;
  private long last = Long.MIN_VALUE;
  private boolean told;

  Latch(long silence) {
    this.silence = silence;
  }

  /** Whether to tell: {@code reached} for the first time since a silence. */
  boolean tells(boolean reached, long now) {
    if (last != Long.MIN_VALUE && now - last > silence) {
      told = false;
    }
    last = now;
    boolean first = reached && !told;
    told |= first;
    return first;
  }
}
