/**
 * Attacks that see a model only from outside.
 *
 * <ul>
 *   <li>{@link io.hauberk.robust.blackbox.HopSkipJump}, {@link
 *       io.hauberk.robust.blackbox.Boundary}, {@link io.hauberk.robust.blackbox.Pointwise}: from
 *       labels alone
 *   <li>{@link io.hauberk.robust.blackbox.Terms}: queries a sample, goal and seed, for all of them
 *   <li>{@link io.hauberk.robust.blackbox.AttackState}: where a run can be stopped and taken up
 *       again
 * </ul>
 */
@NullMarked
package io.hauberk.robust.blackbox;

import org.jspecify.annotations.NullMarked;
