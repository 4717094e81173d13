/**
 * Certificates: lower bounds on robustness that no attack within the threat model can break. {@link
 * io.hauberk.robust.certify.Verifier} proves by bounds over the layers of a network, {@link
 * io.hauberk.robust.certify.Smoothing} by sampling from noise, with a stated probability of
 * failure.
 */
@NullMarked
package io.hauberk.robust.certify;

import org.jspecify.annotations.NullMarked;
