/** Differential privacy: mechanisms with secure sampling, private statistics, and accountants. */
@NullMarked
package io.hauberk.privacy;

import org.jspecify.annotations.NullMarked;
