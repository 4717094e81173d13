package io.hauberk.data.clean;

import java.util.List;
import java.util.Optional;

/**
 * One row of a change log.
 *
 * @param number from 1; 0 is the header
 * @param gone whether the cleaned table lacks it
 * @param original its text in the original, where that is not the cleaned row in its dialect
 */
record LogRow(long number, boolean gone, Optional<String> original, List<Finding> findings) {}
