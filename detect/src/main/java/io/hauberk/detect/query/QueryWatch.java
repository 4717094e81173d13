package io.hauberk.detect.query;

import io.hauberk.detect.alert.Alert;
import java.util.List;
import java.util.Optional;

/** Several detectors over one stream. For one thread at a time, as its detectors are. */
public final class QueryWatch {

  private final List<QueryDetector> detectors;
  private long queries;
  private long alerts;

  public QueryWatch(List<QueryDetector> detectors) {
    this.detectors = List.copyOf(detectors);
  }

  /** Alerts of all detectors, in their order. */
  public List<Alert> observe(Query query) {
    queries++;
    var found = detectors.stream().map(d -> d.observe(query)).flatMap(Optional::stream).toList();
    alerts += found.size();
    return found;
  }

  /** Queries seen. */
  public long queries() {
    return queries;
  }

  /** Alerts raised. */
  public long alerts() {
    return alerts;
  }
}
