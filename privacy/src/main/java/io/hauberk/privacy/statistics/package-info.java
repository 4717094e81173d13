/**
 * Private statistics of a table: counts, sums, means, variances, quantiles, histograms and top
 * groups, with each person's part bounded, groups picked privately and the budget spent first.
 */
@NullMarked
package io.hauberk.privacy.statistics;

import org.jspecify.annotations.NullMarked;
