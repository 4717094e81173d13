package io.hauberk.tensor.network;

/** Why a network runs: dropout and batch statistics depend on it. */
public enum Pass {
  TRAINING,
  EVALUATION
}
