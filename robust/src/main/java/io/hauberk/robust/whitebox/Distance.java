package io.hauberk.robust.whitebox;

import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** How the size of a change is measured, L0 included; radii differ from sample to sample. */
public enum Distance {

  /** The number of values changed. */
  L0("L0") {
    @Override
    public Tensor size(Tensor offset) {
      return offset.flatten(1, -1).ne(new Scalar(0.0)).sum(1).toType(offset.scalar_type());
    }

    /** Keeps the largest values, as many as the radius says. */
    @Override
    Tensor project(Tensor offset, Tensor radius) {
      var flat = offset.flatten(1, -1);
      var order = torch.argsort(flat.abs(), 1, true);
      var places = torch.arange(new Scalar(flat.size(1)), flat.options()).expand_as(flat);
      var rank = torch.zeros_like(flat).scatter(1, order, places);
      return flat.mul(rank.lt(radius.unsqueeze(1))).view_as(offset);
    }

    @Override
    Tensor dual(Tensor gradient) {
      return LINF.size(gradient);
    }
  },

  /** The sum of the changes. */
  L1("L1") {
    @Override
    public Tensor size(Tensor offset) {
      return offset.flatten(1, -1).abs().sum(1);
    }

    /** Duchi et al. 2008, figure 1: sort, find the shift, shrink. */
    @Override
    Tensor project(Tensor offset, Tensor radius) {
      var flat = offset.flatten(1, -1);
      var sizes = flat.abs();
      var sorted = torch.sort(sizes, 1, true).get0();
      var rank = torch.arange(new Scalar(1), new Scalar(flat.size(1) + 1), flat.options());
      var shifts = sorted.cumsum(1).sub(radius.unsqueeze(1)).div(rank);
      var last = sorted.gt(shifts).sum(1).clamp_min(new Scalar(1)).sub(new Scalar(1));
      var shift = shifts.gather(1, last.unsqueeze(1)).clamp_min(new Scalar(0.0));
      return sizes.sub(shift).clamp_min(new Scalar(0.0)).mul(torch.sign(flat)).view_as(offset);
    }

    @Override
    Tensor dual(Tensor gradient) {
      return LINF.size(gradient);
    }
  },

  /** The Euclidean length of the change. */
  L2("L2") {
    @Override
    public Tensor size(Tensor offset) {
      return offset.flatten(1, -1).square().sum(1).sqrt();
    }

    @Override
    Tensor project(Tensor offset, Tensor radius) {
      var shrink = radius.div(size(offset).clamp_min(new Scalar(TINY)));
      return offset.mul(perSample(shrink.clamp_max(new Scalar(1.0)), offset));
    }

    @Override
    Tensor dual(Tensor gradient) {
      return size(gradient);
    }
  },

  /** The largest change of any value. */
  LINF("Linf") {
    @Override
    public Tensor size(Tensor offset) {
      return offset.flatten(1, -1).abs().amax(new long[] {1}, false);
    }

    @Override
    Tensor project(Tensor offset, Tensor radius) {
      var bound = perSample(radius, offset);
      return torch.maximum(torch.minimum(offset, bound), bound.neg());
    }

    @Override
    Tensor dual(Tensor gradient) {
      return L1.size(gradient);
    }
  };

  /** Keeps a zero from dividing; far below any float32 gradient that matters. */
  static final double TINY = 1e-12;

  private final String label;

  Distance(String label) {
    this.label = label;
  }

  /** As reports write it. */
  public String label() {
    return label;
  }

  /**
   * The size of each sample's change.
   *
   * @param offset [n, ...]
   * @return [n]
   */
  public abstract Tensor size(Tensor offset);

  /** The nearest offset no larger than {@code radius} [n]; shape [n, ...] in and out. */
  abstract Tensor project(Tensor offset, Tensor radius);

  /** How much a change of size one moves a linear function of this gradient, [n]. */
  abstract Tensor dual(Tensor gradient);

  /** Shape [n, 1, ...] that broadcasts over {@code like}. */
  static Tensor perSample(Tensor values, Tensor like) {
    return values.view(Tensors.perSample(like));
  }

  /** {@code values} of unit Euclidean length for each sample; zeros stay. */
  static Tensor unit(Tensor values) {
    return values.div(perSample(L2.size(values).clamp_min(new Scalar(TINY)), values));
  }
}
