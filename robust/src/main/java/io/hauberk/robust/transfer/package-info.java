/**
 * Attacks made on one model and tried on another.
 *
 * <ul>
 *   <li>{@link io.hauberk.robust.transfer.DiverseMomentum}: the search on the surrogate
 *   <li>{@link io.hauberk.robust.transfer.Transfer}: its results asked about at the victim
 * </ul>
 */
@NullMarked
package io.hauberk.robust.transfer;

import org.jspecify.annotations.NullMarked;
