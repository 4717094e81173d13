/**
 * Warnings that a robust accuracy may be false: signs of masked gradients, of random or dynamic
 * defences, of attacks that failed for their own reasons, and of inputs nothing can be said about.
 *
 * <ul>
 *   <li>{@link io.hauberk.robust.flag.Sign}: every sign, its threshold and what to do
 *   <li>{@link io.hauberk.robust.flag.Reading}: what was measured of one of them
 *   <li>{@link io.hauberk.robust.flag.FalseRobustness}: all of them in one call
 *   <li>{@link io.hauberk.robust.flag.ModelFlags}: signs that the model alone shows
 *   <li>{@link io.hauberk.robust.flag.Indicators}: signs on the way of any attack
 *   <li>{@link io.hauberk.robust.flag.SignReport}: the readings as people read them
 * </ul>
 */
@NullMarked
package io.hauberk.robust.flag;

import org.jspecify.annotations.NullMarked;
