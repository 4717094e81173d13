package io.hauberk.robust.oracle;

import io.hauberk.robust.oracle.OracleException.QueryBudgetExhausted;
import java.util.concurrent.atomic.AtomicLong;

/** Counts queries against a limit. */
final class QueryMeter {

  private final QueryLimit limit;
  private final AtomicLong queries = new AtomicLong();
  private final AtomicLong calls = new AtomicLong();

  QueryMeter(QueryLimit limit) {
    this.limit = limit;
  }

  void charge(long inputs) {
    if (inputs > limit.perCall()) {
      throw new QueryBudgetExhausted("queries of a call", inputs, "at most " + limit.perCall());
    }
    long before = queries.getAndUpdate(count -> affordable(count, inputs) ? count + inputs : count);
    if (!affordable(before, inputs)) {
      throw new QueryBudgetExhausted(
          "queries", before + " and " + inputs + " more", "at most " + limit.inAll());
    }
    calls.incrementAndGet();
  }

  private boolean affordable(long count, long inputs) {
    return inputs <= limit.inAll() - count;
  }

  long queries() {
    return queries.get();
  }

  long calls() {
    return calls.get();
  }
}
