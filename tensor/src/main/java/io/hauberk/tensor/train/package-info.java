/**
 * Training.
 *
 * <ul>
 *   <li>{@link io.hauberk.tensor.train.Trainer}: the loop
 *   <li>{@link io.hauberk.tensor.train.TrainingPlan}: everything that decides its result
 *   <li>{@link io.hauberk.tensor.train.Objective}: what is minimised; adversarial training is one
 *   <li>{@link io.hauberk.tensor.train.Optimizer}, {@link io.hauberk.tensor.train.Schedule}
 *   <li>{@link io.hauberk.tensor.train.EventFile}: scalars for TensorBoard
 * </ul>
 */
@NullMarked
package io.hauberk.tensor.train;

import org.jspecify.annotations.NullMarked;
