package io.hauberk.tensor.train;

/** Told of each finished epoch. */
@FunctionalInterface
public interface TrainingObserver {
  void finished(EpochResult epoch);
}
