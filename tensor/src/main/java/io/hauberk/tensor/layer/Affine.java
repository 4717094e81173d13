package io.hauberk.tensor.layer;

import io.hauberk.core.Checks;

/** Layers with a weight: linear in their input up to a bias. */
public sealed interface Affine extends Layer {

  /** Cross-correlation of [n, in, h, w] with weight [out, in / groups, kh, kw]. */
  record Conv2d(int in, int out, Window window, int groups, boolean bias) implements Affine {
    public Conv2d {
      Checks.positive("in", in);
      Checks.positive("out", out);
      Checks.positive("groups", groups);
      Checks.argument(
          in % groups == 0 && out % groups == 0, "groups", groups, "a divisor of in and out");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.conv2d(this);
    }
  }

  /** The gradient of a convolution: [n, in, h, w] with weight [in, out / groups, kh, kw]. */
  record ConvTranspose2d(
      int in, int out, Window window, Size outputPadding, int groups, boolean bias)
      implements Affine {
    public ConvTranspose2d {
      Checks.positive("in", in);
      Checks.positive("out", out);
      Checks.positive("groups", groups);
      Checks.argument(
          in % groups == 0 && out % groups == 0, "groups", groups, "a divisor of in and out");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.convTranspose2d(this);
    }
  }

  /** Fully connected: y = x W^T + b over the last axis; W is [out, in]. */
  record Linear(int in, int out, boolean bias) implements Affine {
    public Linear {
      Checks.positive("in", in);
      Checks.positive("out", out);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.linear(this);
    }
  }

  /** Rows of a table [entries, width], chosen by whole numbers held in the input. */
  record Embedding(int entries, int width) implements Affine {
    public Embedding {
      Checks.positive("entries", entries);
      Checks.positive("width", width);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.embedding(this);
    }
  }
}
