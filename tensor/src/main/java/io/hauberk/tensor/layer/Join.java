package io.hauberk.tensor.layer;

import io.hauberk.core.Checks;
import java.util.List;

/** Layers of two or more inputs, or of none. */
public sealed interface Join extends Layer {

  /** Sum, with broadcasting. */
  record Add() implements Join {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.add(this);
    }
  }

  /** First minus second, with broadcasting. */
  record Sub() implements Join {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sub(this);
    }
  }

  /** Product element by element, with broadcasting. */
  record Mul() implements Join {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.mul(this);
    }
  }

  /** First over second, with broadcasting. */
  record Div() implements Join {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.div(this);
    }
  }

  /** Matrix product of the last two axes, with broadcasting. */
  record MatMul() implements Join {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.matMul(this);
    }
  }

  /** Inputs one after another along an axis. */
  record Concat(int axis) implements Join {
    public Concat {
      Checks.positive("axis", axis);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.concat(this);
    }
  }

  /** A stored tensor, {@code value}, of exactly this shape; it has no input and no batch axis. */
  record Constant(List<Long> shape) implements Join {
    public Constant {
      shape = List.copyOf(shape);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.constant(this);
    }
  }
}
