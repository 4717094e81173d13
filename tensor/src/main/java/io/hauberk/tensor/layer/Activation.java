package io.hauberk.tensor.layer;

import io.hauberk.core.Checks;

/** Element by element, without weights, but for Softmax, which looks along one axis. */
public sealed interface Activation extends Layer {

  /** How {@link Gelu} computes the normal distribution. */
  enum Approximation {
    NONE,
    TANH
  }

  /** What {@link Elementwise} applies. */
  enum Function {
    ABS,
    ERF,
    EXP,
    LOG,
    NEGATE,
    RECIPROCAL,
    SOFTPLUS,
    SQRT
  }

  /** max(x, 0). */
  record Relu() implements Activation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.relu(this);
    }
  }

  /** x above 0, else alpha (e^x - 1) (Clevert et al. 2016). */
  record Elu(double alpha) implements Activation {
    public Elu {
      Checks.finite("alpha", alpha);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.elu(this);
    }
  }

  /** x above 0, else slope x. */
  record LeakyRelu(double slope) implements Activation {
    public LeakyRelu {
      Checks.finite("slope", slope);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.leakyRelu(this);
    }
  }

  /** x Phi(x) (Hendrycks and Gimpel 2016). */
  record Gelu(Approximation approximation) implements Activation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.gelu(this);
    }
  }

  /** 1 / (1 + e^-x). */
  record Sigmoid() implements Activation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sigmoid(this);
    }
  }

  /** The hyperbolic tangent. */
  record Tanh() implements Activation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.tanh(this);
    }
  }

  /** clip(x / 6 + 1/2, 0, 1), as PyTorch defines it. */
  record HardSigmoid() implements Activation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.hardSigmoid(this);
    }
  }

  /** x HardSigmoid(x) (Howard et al. 2019). */
  record HardSwish() implements Activation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.hardSwish(this);
    }
  }

  /** Values outside [low, high] become the nearer end; an infinite end is open. */
  record Clip(double low, double high) implements Activation {
    public Clip {
      Checks.argument(low <= high, "low", low, "<= high");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.clip(this);
    }
  }

  /** Probabilities along an axis; axis 0 is the batch and not allowed. */
  record Softmax(int axis) implements Activation {
    public Softmax {
      Checks.positive("axis", axis);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.softmax(this);
    }
  }

  /** Logarithms of probabilities along an axis. */
  record LogSoftmax(int axis) implements Activation {
    public LogSoftmax {
      Checks.positive("axis", axis);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.logSoftmax(this);
    }
  }

  /** One of the elementary functions that real exports are made of. */
  record Elementwise(Function function) implements Activation {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.elementwise(this);
    }
  }

  /** x raised to a constant. */
  record Power(double exponent) implements Activation {
    public Power {
      Checks.finite("exponent", exponent);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.power(this);
    }
  }
}
