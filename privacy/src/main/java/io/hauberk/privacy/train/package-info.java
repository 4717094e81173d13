/**
 * Training with differential privacy (Abadi et al. 2016, DP-SGD).
 *
 * <ul>
 *   <li>{@link io.hauberk.privacy.train.DpSgd}: the plan, of which sampler, clipping, noise, steps
 *       and price are parts, so that they cannot disagree
 *   <li>{@link io.hauberk.privacy.train.PrivateTraining}: a plan at work on a model and data, paid
 *       for before its first step
 *   <li>{@link io.hauberk.privacy.train.Checkpoints}: where it is kept, so that a killed one goes
 *       on
 * </ul>
 */
@NullMarked
package io.hauberk.privacy.train;

import org.jspecify.annotations.NullMarked;
