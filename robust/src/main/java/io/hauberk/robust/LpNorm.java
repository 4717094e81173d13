package io.hauberk.robust;

import static org.bytedeco.pytorch.global.torch.sign;

import io.hauberk.core.RandomStream;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The ball an attacker may move in. A norm is a few hooks; the descent loop exists once, in {@link
 * Descent}.
 */
public enum LpNorm {
  /** The largest change of any value. */
  LINF {
    @Override
    Tensor steepest(Tensor gradient) {
      return sign(gradient);
    }

    @Override
    Tensor project(Tensor offset, double radius) {
      return offset.clamp(Tensors.optional(-radius), Tensors.optional(radius));
    }

    @Override
    Tensor size(Tensor offset) {
      return offset.flatten(1, -1).abs().amax(new long[] {1}, false);
    }

    @Override
    void drawInside(float[] offset, double radius, RandomStream stream) {
      stream.fillUniform(offset, (float) -radius, (float) radius);
    }
  },

  /** The Euclidean length of the change. */
  L2 {
    @Override
    Tensor steepest(Tensor gradient) {
      return gradient.div(perSampleSize(gradient).add(new Scalar(TINY)));
    }

    @Override
    Tensor project(Tensor offset, double radius) {
      var shrink =
          perSampleSize(offset).clamp_min(new Scalar(TINY)).reciprocal().mul(new Scalar(radius));
      return offset.mul(shrink.clamp_max(new Scalar(1.0)));
    }

    @Override
    Tensor size(Tensor offset) {
      return offset.flatten(1, -1).square().sum(1).sqrt();
    }

    /** A Gaussian direction, its length drawn so that the volume is covered evenly. */
    @Override
    void drawInside(float[] offset, double radius, RandomStream stream) {
      double length = radius * Math.pow(stream.nextDouble(), 1.0 / offset.length);
      stream.fillGaussian(offset);
      double square = 0;
      for (float value : offset) {
        square += (double) value * value;
      }
      float scale = (float) (length / Math.sqrt(square + TINY));
      for (int i = 0; i < offset.length; i++) {
        offset[i] *= scale;
      }
    }

    private Tensor perSampleSize(Tensor t) {
      return size(t).view(Tensors.perSample(t));
    }
  };

  /** Keeps a zero gradient from dividing by zero; far below any float32 gradient that matters. */
  private static final double TINY = 1e-12;

  /** Direction of unit length that raises a linear loss fastest. Shape [n, ...] in and out. */
  abstract Tensor steepest(Tensor gradient);

  /** Nearest offset inside the ball of {@code radius}, per sample. Shape [n, ...] in and out. */
  abstract Tensor project(Tensor offset, double radius);

  /** The norm of each sample's offset, shape [n]. */
  abstract Tensor size(Tensor offset);

  /** Fills one sample's offset with a point drawn uniformly from the ball. */
  abstract void drawInside(float[] offset, double radius, RandomStream stream);
}
