package io.hauberk.detect.query;

import io.hauberk.detect.alert.Alert;
import java.util.Optional;

/** Looks at every query in turn; its memory is bounded, whoever asks. */
@FunctionalInterface
public interface QueryDetector {

  /** An alert, if this query is one too many. */
  Optional<Alert> observe(Query query);
}
