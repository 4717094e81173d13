package io.hauberk.detect.sigma;

import io.hauberk.detect.sigma.rule.Correlation;
import io.hauberk.detect.sigma.rule.Correlation.Range;

/** What one group of a correlation remembers. */
interface Window {

  /**
   * Takes a match, and says whether the correlation is met by it; then it begins anew.
   *
   * @param position of the rule that matched
   * @param value that is counted, or empty
   * @param now milliseconds that never run back
   */
  boolean observe(int position, String value, long now);

  /** What it holds, as a number of entries. */
  int size();

  static Window of(Correlation correlation) {
    long span = correlation.window().toMillis();
    var count = correlation.count();
    if (count instanceof Correlation.Events) {
      return new EventWindow(count.range(), span);
    }
    if (count instanceof Correlation.Values) {
      return new ValueWindow(count.range(), span);
    }
    int rules = correlation.rules().size();
    return count instanceof Correlation.Ordered
        ? new OrderedWindow(rules, span)
        : new RuleWindow(rules, count.range(), span);
  }

  /** How many entries tell whether a count lies in the range. */
  static int entries(Range range) {
    return range.most() >= Range.MOST ? range.least() : range.most() + 1;
  }
}
