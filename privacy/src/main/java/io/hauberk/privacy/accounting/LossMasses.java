package io.hauberk.privacy.accounting;

/** The loss distributions of removing a record and of adding one. */
record LossMasses(LossDistribution remove, LossDistribution add) {

  LossMasses compose(LossMasses other) {
    return new LossMasses(remove.compose(other.remove), add.compose(other.add));
  }

  LossMasses selfCompose(long count) {
    return new LossMasses(remove.selfCompose(count), add.selfCompose(count));
  }

  double delta(double epsilon) {
    return Math.max(remove.delta(epsilon), add.delta(epsilon));
  }

  double epsilon(double delta) {
    return Math.max(remove.epsilon(delta), add.epsilon(delta));
  }
}
