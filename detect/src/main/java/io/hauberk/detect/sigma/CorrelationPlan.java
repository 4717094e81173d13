package io.hauberk.detect.sigma;

import io.hauberk.detect.sigma.rule.Correlation;
import java.util.List;

/**
 * A correlation with its references resolved.
 *
 * @param muted whether another correlation that joins it speaks in its place
 * @param parents what joins it
 */
record CorrelationPlan(Correlation correlation, boolean muted, List<Member> parents) {

  /**
   * What is joined by a correlation.
   *
   * @param correlation the joining one, by its place
   * @param position in the list of what it joins
   * @param groups by field of the grouping, where it lies in events of this rule; the first counts
   * @param values by field that is counted, in the same way
   */
  record Member(int correlation, int position, List<int[]> groups, List<int[]> values) {}
}
