package io.hauberk.robust.certify;

import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.ParameterSpec;
import io.hauberk.tensor.network.ParameterSpec.Role;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * y = W x + b, widened by what float32 may lose. Batch normalisation in evaluation is one of these.
 */
final class AffineStep implements Step {

  private final Single layer;
  private final Model linear;
  private final Model absolute;
  private final Tensor bias;
  private final Tensor biasSize;
  private final long terms;

  /**
   * @param terms at most so many products are summed into one output
   */
  AffineStep(Single layer, long terms) {
    this.layer = layer;
    this.terms = terms;
    this.linear = layer.with((spec, weight) -> shifts(spec) ? torch.zeros_like(weight) : weight);
    this.absolute = layer.with((spec, w) -> shifts(spec) ? torch.zeros_like(w) : w.abs());
    this.bias = TensorScope.release(layer.atZero((spec, weight) -> weight));
    this.biasSize = TensorScope.release(layer.atZero(AffineStep::sizes));
  }

  /** A mean is subtracted, so its size counts from below. */
  private static Tensor sizes(ParameterSpec spec, Tensor weight) {
    return spec.role() == Role.RUNNING_MEAN ? weight.abs().neg() : weight.abs();
  }

  private static boolean shifts(ParameterSpec spec) {
    return spec.role() == Role.RUNNING_MEAN || spec.name().endsWith(".bias");
  }

  @Override
  public Bounds forward(List<Bounds> inputs) {
    var x = inputs.get(0);
    var half = new Scalar(0.5);
    var centre = Single.evaluate(linear, x.low().add(x.high()).mul(half)).add(bias);
    var spread = Single.evaluate(absolute, x.high().sub(x.low()).mul(half));
    return new Bounds(centre.sub(spread), centre.add(spread)).widened(error(x));
  }

  @Override
  public Share back(Tensor a, List<Bounds> inputs) {
    var toInput = layer.back(linear, a, layer.zeros(a.size(0) * a.size(1)));
    var lost = Sums.dot(a.abs(), error(inputs.get(0)));
    return new Share(List.of(toInput), Sums.dot(a, bias).sub(lost));
  }

  @Override
  public Tensor follow(List<Tensor> points, Way way) {
    return Single.evaluate(linear, points.get(0)).add(bias);
  }

  private Tensor error(Bounds x) {
    var size = Single.evaluate(absolute, x.magnitude()).add(biasSize);
    return size.mul(new Scalar(Rounding.part(terms))).add(new Scalar(Rounding.underflow(terms)));
  }

  @Override
  public void close() {
    linear.close();
    absolute.close();
    bias.close();
    biasSize.close();
  }
}
