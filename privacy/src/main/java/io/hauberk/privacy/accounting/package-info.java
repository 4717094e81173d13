/**
 * Privacy accounting: what a sequence of mechanisms costs in epsilon at a delta. Every accountant
 * gives an upper bound; {@link io.hauberk.privacy.accounting.PldAccountant} gives a lower one too.
 */
@NullMarked
package io.hauberk.privacy.accounting;

import org.jspecify.annotations.NullMarked;
