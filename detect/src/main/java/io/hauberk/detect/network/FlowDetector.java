package io.hauberk.detect.network;

import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.flow.FlowRecord;
import java.util.Optional;

/** Looks for one kind of attack; what it keeps is bounded. */
public interface FlowDetector {

  /**
   * Takes a flow that ended.
   *
   * @param now milliseconds since the first flow; they never run back
   */
  Optional<Alert> observe(FlowRecord flow, long now);

  /** What was given up for room. */
  long forgotten();
}
