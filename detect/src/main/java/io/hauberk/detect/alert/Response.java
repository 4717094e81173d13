package io.hauberk.detect.alert;

import io.hauberk.core.Checks;
import java.time.Duration;

/** What a guard is asked to do about a principal; a value, for whoever can do it. */
public sealed interface Response {

  /** Whom it concerns. */
  String principal();

  /** Refuse everything for a time. */
  record Block(String principal, Duration time) implements Response {
    public Block {
      Checks.argument(!time.isNegative() && !time.isZero(), "block.time", time, "> 0");
    }
  }

  /** Let through so many requests a minute, for a time. */
  record Throttle(String principal, int perMinute, Duration time) implements Response {
    public Throttle {
      Checks.notNegative("throttle.perMinute", (long) perMinute);
      Checks.argument(!time.isNegative() && !time.isZero(), "throttle.time", time, "> 0");
    }
  }

  /** Ask for proof of identity again. */
  record Reauthenticate(String principal) implements Response {}
}
