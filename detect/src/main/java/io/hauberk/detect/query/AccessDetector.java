package io.hauberk.detect.query;

import io.hauberk.detect.alert.Alert;
import java.util.List;

/** Looks at every request in turn; its memory is bounded, whoever asks. */
@FunctionalInterface
public interface AccessDetector {

  /** Alerts, if this request is one too many. */
  List<Alert> observe(Access access);
}
