/**
 * Attacks on classifiers, hardening against them, and the assessment of both.
 *
 * <ul>
 *   <li>{@link io.hauberk.robust.Attack}, {@link io.hauberk.robust.Fgsm}, {@link
 *       io.hauberk.robust.Bim}, {@link io.hauberk.robust.Pgd}: the attacks, records of their
 *       parameters
 *   <li>{@link io.hauberk.robust.Budget}: the ball an attacker may move in
 *   <li>{@link io.hauberk.robust.Trial}: attacks against a model over a data set
 *   <li>{@link io.hauberk.robust.AdversarialTraining}: hardening
 *   <li>{@link io.hauberk.robust.Study}: attack strength against defence effect
 * </ul>
 */
@NullMarked
package io.hauberk.robust;

import org.jspecify.annotations.NullMarked;
