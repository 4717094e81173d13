/**
 * White-box attacks beside the standard evaluation: those that seek the smallest change that fools
 * ({@link io.hauberk.robust.whitebox.MinimalAttack}), and those that bound the change in other
 * ways.
 */
@NullMarked
package io.hauberk.robust.whitebox;

import org.jspecify.annotations.NullMarked;
