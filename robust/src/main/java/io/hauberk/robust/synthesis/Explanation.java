package io.hauberk.robust.synthesis;

import org.bytedeco.pytorch.Tensor;

/**
 * What a classifier by synthesis found for some images. The tensors live in the scope they were
 * made in.
 *
 * @param scores [n, classes]: the bound on the negative log likelihood, a pixel; less is likelier
 * @param latents [n, classes, 8] that explain best
 * @param images [n, classes, 784]: the explanations, in [0, 1]
 */
public record Explanation(Tensor scores, Tensor latents, Tensor images) {}
