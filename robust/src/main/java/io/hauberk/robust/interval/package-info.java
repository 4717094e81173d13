/**
 * Training whose loss is a bound: interval bound propagation (Gowal et al. 2018) and CROWN-IBP
 * (Zhang et al. 2020), in float32 and with gradients. What it trains is judged by {@code certify},
 * whose bounds are sound; those of this package are not proofs.
 */
@NullMarked
package io.hauberk.robust.interval;

import org.jspecify.annotations.NullMarked;
