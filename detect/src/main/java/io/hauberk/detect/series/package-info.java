/**
 * Series of measurements: points that are not like what came before ({@link
 * io.hauberk.detect.series.SeriesDetector}), and distributions that have changed ({@link
 * io.hauberk.detect.series.DriftTest}).
 */
@NullMarked
package io.hauberk.detect.series;

import org.jspecify.annotations.NullMarked;
