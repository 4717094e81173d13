package io.hauberk.detect.flow;

import io.hauberk.core.Checks;
import java.time.Duration;

/**
 * How many flows are held, and for how long.
 *
 * @param maxFlows beyond it the flow that would end soonest is ended
 * @param idle without a packet
 * @param active since its start; the conversation goes on in another flow
 * @param attempt without a packet, where the target never answered: it keeps a flood of openings
 *     short-lived and makes them the first to be ended
 * @param linger after both ends closed, for what still arrives
 */
public record FlowLimits(
    int maxFlows, Duration idle, Duration active, Duration attempt, Duration linger) {

  private static final Duration MOST = Duration.ofDays(30);

  /** 120 s active as CICFlowMeter has it, and an idle time as NetFlow exporters use it. */
  public static final FlowLimits DEFAULT =
      new FlowLimits(
          1 << 17,
          Duration.ofSeconds(60),
          Duration.ofSeconds(120),
          Duration.ofSeconds(20),
          Duration.ofSeconds(2));

  public FlowLimits {
    Checks.inRange("maxFlows", maxFlows, 1, 1 << 22);
    check("idle", idle);
    check("active", active);
    check("attempt", attempt);
    check("linger", linger);
  }

  private static void check(String name, Duration time) {
    boolean holds = time.compareTo(Duration.ofMillis(1)) >= 0 && time.compareTo(MOST) <= 0;
    Checks.argument(holds, name, time, "1 ms to 30 days");
  }

  public FlowLimits withMaxFlows(int count) {
    return new FlowLimits(count, idle, active, attempt, linger);
  }

  public FlowLimits withIdle(Duration time) {
    return new FlowLimits(maxFlows, time, active, attempt, linger);
  }

  public FlowLimits withActive(Duration time) {
    return new FlowLimits(maxFlows, idle, time, attempt, linger);
  }
}
