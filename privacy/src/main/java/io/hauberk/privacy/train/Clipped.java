package io.hauberk.privacy.train;

import org.bytedeco.pytorch.Tensor;

/**
 * What a batch says.
 *
 * @param sum of its clipped gradients, [parameters]
 * @param balance over its samples, 1/2 for each within the norm, -1/2 for each that was clipped; 0
 *     when the norm does not adapt
 */
record Clipped(Tensor sum, double balance) {}
