package io.hauberk.robust.auto;

import io.hauberk.robust.Attack;
import io.hauberk.tensor.Classifier;

/**
 * An attack of a suite.
 *
 * @param name of the literature, with its variant: {@code APGD-T 3}
 */
public record NamedAttack(String name, Attack<? super Classifier> attack) {}
