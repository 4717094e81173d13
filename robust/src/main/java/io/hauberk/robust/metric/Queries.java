package io.hauberk.robust.metric;

import io.hauberk.core.Checks;

/**
 * What an attack asked of a model, in samples: a batch of 64 is 64 queries.
 *
 * @param forward samples scored
 * @param backward samples differentiated
 */
public record Queries(long forward, long backward) {

  public static final Queries NONE = new Queries(0, 0);

  public Queries {
    Checks.notNegative("forward", forward);
    Checks.notNegative("backward", backward);
  }

  public Queries plus(Queries other) {
    return new Queries(forward + other.forward, backward + other.backward);
  }
}
