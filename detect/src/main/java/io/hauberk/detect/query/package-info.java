/**
 * Attacks on a served model, seen in its stream of requests. Each detector is a signal, never a
 * proof, and knows no more than a service does: who asks, what is asked, what was answered.
 */
@NullMarked
package io.hauberk.detect.query;

import org.jspecify.annotations.NullMarked;
