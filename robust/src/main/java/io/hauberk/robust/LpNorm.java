package io.hauberk.robust;

import static org.bytedeco.pytorch.global.torch.sign;

import io.hauberk.core.RandomStream;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The ball an attacker may move in. A norm is a few hooks; the descent loop exists once, in {@link
 * Descent}.
 */
public enum LpNorm {
  /** The largest change of any value. */
  LINF("Linf") {
    @Override
    public Tensor steepest(Tensor gradient) {
      return sign(gradient);
    }

    @Override
    public Tensor project(Tensor offset, double radius) {
      return offset.clamp(Tensors.optional(-radius), Tensors.optional(radius));
    }

    @Override
    public Tensor size(Tensor offset) {
      return offset.flatten(1, -1).abs().amax(new long[] {1}, false);
    }

    @Override
    void drawInside(float[] offset, double radius, RandomStream stream) {
      stream.fillUniform(offset, (float) -radius, (float) radius);
    }
  },

  /** The Euclidean length of the change. */
  L2("L2") {
    @Override
    public Tensor steepest(Tensor gradient) {
      return gradient.div(perSampleSize(gradient).add(new Scalar(TINY)));
    }

    @Override
    public Tensor project(Tensor offset, double radius) {
      var shrink =
          perSampleSize(offset).clamp_min(new Scalar(TINY)).reciprocal().mul(new Scalar(radius));
      return offset.mul(shrink.clamp_max(new Scalar(1.0)));
    }

    @Override
    public Tensor size(Tensor offset) {
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
  },

  /** The sum of the changes. */
  L1("L1") {
    /** The one value that counts most. */
    @Override
    public Tensor steepest(Tensor gradient) {
      var flat = gradient.flatten(1, -1);
      var place = flat.abs().argmax(new LongOptional(1), true);
      var direction = torch.zeros_like(flat).scatter(1, place, sign(flat.gather(1, place)));
      return direction.view_as(gradient);
    }

    /** Duchi et al. 2008, figure 1: sort, find the shift, shrink. */
    @Override
    public Tensor project(Tensor offset, double radius) {
      var flat = offset.flatten(1, -1);
      var sizes = flat.abs();
      var sorted = torch.sort(sizes, 1, true).get0();
      var rank = torch.arange(new Scalar(1), new Scalar(flat.size(1) + 1), flat.options());
      var shifts = sorted.cumsum(1).sub(new Scalar(radius)).div(rank);
      var last = sorted.gt(shifts).sum(1).clamp_min(new Scalar(1)).sub(new Scalar(1));
      var shift = shifts.gather(1, last.unsqueeze(1)).clamp_min(new Scalar(0.0));
      var shrunk = sizes.sub(shift).clamp_min(new Scalar(0.0));
      return shrunk.mul(sign(flat)).view_as(offset);
    }

    @Override
    public Tensor size(Tensor offset) {
      return offset.flatten(1, -1).abs().sum(1);
    }

    /** Exponential spacings make a point of the simplex; one more of them keeps it inside. */
    @Override
    void drawInside(float[] offset, double radius, RandomStream stream) {
      var spacings = new double[offset.length + 1];
      double sum = 0;
      for (int i = 0; i < spacings.length; i++) {
        spacings[i] = -Math.log1p(-stream.nextDouble());
        sum += spacings[i];
      }
      for (int i = 0; i < offset.length; i++) {
        int direction = stream.nextInt() < 0 ? -1 : 1;
        offset[i] = (float) (direction * radius * spacings[i] / sum);
      }
    }
  };

  /** Keeps a zero gradient from dividing by zero; far below any float32 gradient that matters. */
  private static final double TINY = 1e-12;

  private final String label;

  LpNorm(String label) {
    this.label = label;
  }

  /** As reports write it. */
  public String label() {
    return label;
  }

  /** Direction of unit length that raises a linear loss fastest. Shape [n, ...] in and out. */
  public abstract Tensor steepest(Tensor gradient);

  /** Nearest offset inside the ball of {@code radius}, per sample. Shape [n, ...] in and out. */
  public abstract Tensor project(Tensor offset, double radius);

  /** The norm of each sample's offset, shape [n]. */
  public abstract Tensor size(Tensor offset);

  /** Fills one sample's offset with a point drawn uniformly from the ball. */
  abstract void drawInside(float[] offset, double radius, RandomStream stream);
}
