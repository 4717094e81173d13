/**
 * The standard evaluation: parameter-free attacks composed so that nothing is left standing by
 * chance (Croce and Hein 2020, "Reliable evaluation of adversarial robustness with an ensemble of
 * diverse parameter-free attacks").
 */
@NullMarked
package io.hauberk.robust.auto;

import org.jspecify.annotations.NullMarked;
