/**
 * Watches events by Sigma rules: {@code RuleSet} compiles rules and correlations under a {@code
 * FieldMapping} once, {@code RuleWatch} is shown each {@code Event} and tells alerts.
 */
@NullMarked
package io.hauberk.detect.sigma;

import org.jspecify.annotations.NullMarked;
