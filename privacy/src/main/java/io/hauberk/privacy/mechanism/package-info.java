/**
 * Mechanisms: calibrated records with one release each. All noise is drawn exactly, from integers,
 * and every output lies on a grid that does not depend on the data, so that the low bits of a
 * floating-point number tell nothing (Mironov, On significance of the least significant bits for
 * differential privacy, 2012).
 */
@NullMarked
package io.hauberk.privacy.mechanism;

import org.jspecify.annotations.NullMarked;
