package io.hauberk.detect.flow;

/** {@link FlowLimits} in nanoseconds, for the path of every packet. */
record Lifetimes(long idle, long active, long attempt, long linger) {

  static Lifetimes of(FlowLimits limits) {
    return new Lifetimes(
        limits.idle().toNanos(),
        limits.active().toNanos(),
        limits.attempt().toNanos(),
        limits.linger().toNanos());
  }
}
