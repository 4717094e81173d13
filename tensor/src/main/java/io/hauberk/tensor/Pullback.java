package io.hauberk.tensor;

import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;

/**
 * A classifier at a point: its scores there, and the way back for gradients (the vector-Jacobian
 * product), which may be gone more than once. It lives in the scope it was made in.
 *
 * @param logits [n, classes], without a graph
 * @param toInputs takes a gradient by the logits, [n, classes], to the gradient by the inputs, of
 *     the inputs' shape
 */
public record Pullback(Tensor logits, UnaryOperator<Tensor> toInputs) {}
