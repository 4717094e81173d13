package io.hauberk.robust;

/**
 * What became of one sample.
 *
 * @param id in its data set
 * @param aimed the label the attack was given: the true class, or the class aimed at
 * @param clean predicted before the attack
 * @param attacked predicted after it
 * @param l2 length of the perturbation
 * @param linf largest change of a value
 * @param logitsChange Euclidean length of f(x) - f(x')
 * @param confidence of the prediction after the attack, 0 to 1
 */
public record SampleOutcome(
    long id,
    int label,
    int aimed,
    int clean,
    int attacked,
    double l2,
    double linf,
    double logitsChange,
    double confidence) {

  /** Right before the attack. */
  public boolean right() {
    return clean == label;
  }

  /** Right before and after the attack. */
  public boolean robust() {
    return right() && attacked == label;
  }
}
