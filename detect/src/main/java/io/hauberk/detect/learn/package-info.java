/**
 * Intrusions learnt from labelled records: {@link io.hauberk.detect.learn.Schema} says what a
 * record is, {@link io.hauberk.detect.learn.IntrusionTrainer} makes of records an {@link
 * io.hauberk.detect.learn.IntrusionModel}, which judges further ones.
 */
@NullMarked
package io.hauberk.detect.learn;

import org.jspecify.annotations.NullMarked;
