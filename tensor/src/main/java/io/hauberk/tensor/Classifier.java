package io.hauberk.tensor;

/** White-box access: the logits of {@link #logits} carry gradients back to the inputs. */
public interface Classifier extends ScoreOracle {}
