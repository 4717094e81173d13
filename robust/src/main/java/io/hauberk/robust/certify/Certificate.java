package io.hauberk.robust.certify;

/**
 * What bounds say of one sample.
 *
 * @param id of the sample in its data set
 * @param right whether the model predicts the label without attack
 * @param margin lower bound, over all that the attacker may do, of the label's logit less the
 *     largest other one
 */
public record Certificate(long id, boolean right, double margin) {

  /** Whether it is proven that no attack within the budget changes the right prediction. */
  public boolean holds() {
    return right && margin > 0;
  }
}
