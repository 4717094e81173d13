/**
 * Cleaning of tables: encodings, types, missing values, duplicates, outliers, label errors; every
 * change stands in a log from which the original file comes back bit for bit.
 */
@NullMarked
package io.hauberk.data.clean;

import org.jspecify.annotations.NullMarked;
