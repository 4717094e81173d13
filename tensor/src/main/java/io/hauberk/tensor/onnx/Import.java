package io.hauberk.tensor.onnx;

import io.hauberk.tensor.onnx.Value.Computed;

/**
 * What all nodes of one import share.
 *
 * @param input of the network
 * @param batch the batch size that the file fixes for its input; 0 where it leaves it free
 */
record Import(Draft draft, TensorReader tensors, Limits limits, Computed input, long batch) {}
