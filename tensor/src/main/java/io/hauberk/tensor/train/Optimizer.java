package io.hauberk.tensor.train;

import io.hauberk.core.Checks;

/**
 * How a gradient becomes a change of the weights. Weight decay is added to the gradient, as in
 * PyTorch.
 */
public sealed interface Optimizer {

  /** The rate at factor one; a {@link Schedule} scales it. */
  double learningRate();

  /** What {@code weightDecay} times the weights is added to every gradient. */
  double weightDecay();

  /** The update of one parameter, with state of its own. */
  UpdateRule rule();

  /** v = momentum v + g; w -= rate v (Sutskever et al. 2013, in PyTorch's form). */
  record Sgd(double learningRate, double momentum, double weightDecay) implements Optimizer {
    public Sgd {
      Checks.positive("learningRate", learningRate);
      Checks.argument(momentum >= 0 && momentum < 1, "momentum", momentum, "0 <= momentum < 1");
      Checks.notNegative("weightDecay", weightDecay);
    }

    @Override
    public UpdateRule rule() {
      return new SgdRule(this);
    }
  }

  /** Kingma and Ba 2015, algorithm 1. */
  record Adam(double learningRate, double beta1, double beta2, double weightDecay)
      implements Optimizer {

    /** The paper's values. */
    public static final double DEFAULT_BETA1 = 0.9;

    public static final double DEFAULT_BETA2 = 0.999;

    /** Keeps the division finite; the paper's value. */
    static final double EPSILON = 1e-8;

    public Adam {
      Checks.positive("learningRate", learningRate);
      Checks.argument(beta1 >= 0 && beta1 < 1, "beta1", beta1, "0 <= beta1 < 1");
      Checks.argument(beta2 >= 0 && beta2 < 1, "beta2", beta2, "0 <= beta2 < 1");
      Checks.notNegative("weightDecay", weightDecay);
    }

    public Adam(double learningRate) {
      this(learningRate, DEFAULT_BETA1, DEFAULT_BETA2, 0);
    }

    @Override
    public UpdateRule rule() {
      return new AdamRule(this);
    }
  }

  /** Duchi et al. 2011: the sum of squared gradients scales the step. */
  record Adagrad(double learningRate, double weightDecay) implements Optimizer {

    /** Keeps the division finite; PyTorch's value. */
    static final double EPSILON = 1e-10;

    public Adagrad {
      Checks.positive("learningRate", learningRate);
      Checks.notNegative("weightDecay", weightDecay);
    }

    @Override
    public UpdateRule rule() {
      return new AdagradRule(this);
    }
  }

  /** Tieleman and Hinton 2012: a running mean of squared gradients scales the step. */
  record RmsProp(double learningRate, double smoothing, double weightDecay) implements Optimizer {

    /** PyTorch's value. */
    public static final double DEFAULT_SMOOTHING = 0.99;

    /** Keeps the division finite; PyTorch's value. */
    static final double EPSILON = 1e-8;

    public RmsProp {
      Checks.positive("learningRate", learningRate);
      Checks.argument(
          smoothing >= 0 && smoothing < 1, "smoothing", smoothing, "0 <= smoothing < 1");
      Checks.notNegative("weightDecay", weightDecay);
    }

    @Override
    public UpdateRule rule() {
      return new RmsPropRule(this);
    }
  }
}
