/**
 * A scanner for model files: says what would run if they were loaded, without loading them. {@link
 * io.hauberk.trust.scan.ModelScanner} is the entry.
 */
@NullMarked
package io.hauberk.trust.scan;

import org.jspecify.annotations.NullMarked;
