package io.hauberk.robust.whitebox;

import org.bytedeco.pytorch.Tensor;

/**
 * The smallest adversarial examples that an attack has found.
 *
 * @param examples of the inputs' shape; the input itself where nothing was found
 * @param distances [n]; infinite where nothing was found, zero where the goal was reached already
 */
public record Minimal(Tensor examples, Tensor distances) {}
