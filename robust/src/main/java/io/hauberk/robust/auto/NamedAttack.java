package io.hauberk.robust.auto;

import io.hauberk.robust.Attack;
import io.hauberk.tensor.Classifier;

/**
 * An attack of a suite.
 *
 * @param name of the literature, with its variant: {@code APGD-T 3}
 * @param access what it uses of the model
 */
public record NamedAttack(String name, Attack<? super Classifier> attack, Access access) {

  /** What an attack uses of a model. */
  public enum Access {
    GRADIENTS,
    SCORES
  }

  /** One that uses gradients. */
  public NamedAttack(String name, Attack<? super Classifier> attack) {
    this(name, attack, Access.GRADIENTS);
  }
}
