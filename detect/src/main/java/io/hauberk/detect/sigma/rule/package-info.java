/**
 * Sigma rules as values: {@code RuleFiles} reads them, {@code Rule} and {@code Correlation} hold
 * what they say, {@code Problem} what was refused.
 */
@NullMarked
package io.hauberk.detect.sigma.rule;

import org.jspecify.annotations.NullMarked;
