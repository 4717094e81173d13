/**
 * What is told of a model's robustness beside one accuracy, each number with what a finite number
 * of samples leaves open.
 *
 * <ul>
 *   <li>{@link io.hauberk.robust.metric.Proportion}, {@link io.hauberk.robust.metric.Interval}:
 *       accuracies with confidence intervals
 *   <li>{@link io.hauberk.robust.metric.Distances}: median smallest distance, robust accuracy over
 *       epsilon
 *   <li>{@link io.hauberk.robust.metric.EmpiricalRobustness}, {@link
 *       io.hauberk.robust.metric.LossSensitivity}, {@link io.hauberk.robust.metric.Clever}
 *   <li>{@link io.hauberk.robust.metric.Counted}: queries of any attack
 * </ul>
 */
@NullMarked
package io.hauberk.robust.metric;

import org.jspecify.annotations.NullMarked;
