/**
 * Transformations of the input as defences ({@link io.hauberk.robust.defence.InputDefence}), and
 * the attacks through them ({@link io.hauberk.robust.defence.Defended}) without which nothing may
 * be said of them.
 */
@NullMarked
package io.hauberk.robust.defence;

import org.jspecify.annotations.NullMarked;
