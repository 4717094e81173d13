package io.hauberk.detect.query;

import io.hauberk.core.Checks;
import java.time.Instant;

/**
 * A request to a service, whatever became of it.
 *
 * @param caller key or account that it names
 * @param source address that it comes from
 * @param cost in the service's own unit, such as tokens or milliseconds
 */
public record Access(String caller, String source, Instant time, Outcome outcome, double cost) {

  /** What became of a request. */
  public enum Outcome {
    ANSWERED,
    FAILED,
    /** The caller could not show who it is. */
    REFUSED
  }

  private static final int MAX_NAME = 256;

  public Access {
    Checks.notNegative("access.cost", cost);
    caller = caller.length() <= MAX_NAME ? caller : caller.substring(0, MAX_NAME);
    source = source.length() <= MAX_NAME ? source : source.substring(0, MAX_NAME);
  }
}
