/**
 * What the columns of a table hold: {@link io.hauberk.data.classify.ColumnClassifier} looks at a
 * sample, {@link io.hauberk.data.classify.Catalogue} keeps the verdicts, with roles, levels and
 * regimes, for the steps that follow.
 */
@NullMarked
package io.hauberk.data.classify;

import org.jspecify.annotations.NullMarked;
