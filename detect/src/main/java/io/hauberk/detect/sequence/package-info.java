/**
 * Sequences of events, such as the templates of a session's lines, that are not like those of
 * normal operation.
 */
@NullMarked
package io.hauberk.detect.sequence;

import org.jspecify.annotations.NullMarked;
