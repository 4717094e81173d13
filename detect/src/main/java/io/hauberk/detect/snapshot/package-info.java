/** State of detectors as versioned bytes that are safe to read back. */
@NullMarked
package io.hauberk.detect.snapshot;

import org.jspecify.annotations.NullMarked;
