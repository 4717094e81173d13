/**
 * The ledger of a data set: what was promised in all, what is spent, and a refusal to overspend.
 */
@NullMarked
package io.hauberk.privacy.ledger;

import org.jspecify.annotations.NullMarked;
