/**
 * ONNX in and out of the layer algebra.
 *
 * <ul>
 *   <li>{@link io.hauberk.tensor.onnx.OnnxReader}: a file becomes a model; what is known of shapes
 *       and weights is folded, the batch stays free
 *   <li>{@link io.hauberk.tensor.onnx.OnnxWriter}: a model becomes a file
 * </ul>
 */
@NullMarked
package io.hauberk.tensor.onnx;

import org.jspecify.annotations.NullMarked;
