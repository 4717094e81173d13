/**
 * The libtorch edge.
 *
 * <ul>
 *   <li>{@link io.hauberk.tensor.TensorScope}: the lifetime of native tensors
 *   <li>{@link io.hauberk.tensor.LabelOracle}, {@link io.hauberk.tensor.ScoreOracle}, {@link
 *       io.hauberk.tensor.Classifier}: what an attacker can see, as types
 *   <li>{@code layer}, {@code network}: the layer algebra and its execution
 *   <li>{@code train}: training with checkpoints; {@code data}: data sets; {@code file}, {@code
 *       onnx}: model files
 * </ul>
 */
@NullMarked
package io.hauberk.tensor;

import org.jspecify.annotations.NullMarked;
