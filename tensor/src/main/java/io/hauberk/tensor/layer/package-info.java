/**
 * The layer algebra: one description of a model for training, ONNX, bounds, privacy and encrypted
 * prediction. {@link io.hauberk.tensor.layer.Layer} is sealed and its {@link
 * io.hauberk.tensor.layer.Layer.Visitor} has no defaults, so the compiler names every interpreter
 * that forgets a layer.
 */
@NullMarked
package io.hauberk.tensor.layer;

import org.jspecify.annotations.NullMarked;
