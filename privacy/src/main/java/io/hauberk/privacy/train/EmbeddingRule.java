package io.hauberk.privacy.train;

import io.hauberk.tensor.layer.Affine.Embedding;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** A row's gradient is the sum over the places that chose it; equal choices meet in the norm. */
record EmbeddingRule(Embedding layer) implements GradientRule {

  @Override
  public SampleGradients gradients(Tensor input, Tensor gradient, long samples) {
    var rows = input.to(ScalarType.Long).reshape(samples, -1);
    return new Rows(layer, rows, gradient.reshape(samples, -1, layer.width()));
  }

  /**
   * @param rows [n, t]
   * @param b [n, t, width]
   */
  private record Rows(Embedding layer, Tensor rows, Tensor b) implements SampleGradients {

    @Override
    public Tensor squaredNorms() {
      var same = rows.unsqueeze(1).eq(rows.unsqueeze(2));
      return Gemm.gram(b).mul_(same).sum(1, 2);
    }

    @Override
    public List<Tensor> weightedSum(Tensor factors) {
      var scaled = b.mul(factors.view(-1, 1, 1)).reshape(-1, layer.width());
      var table = torch.zeros(new long[] {layer.entries(), layer.width()});
      return List.of(table.index_add_(0, rows.reshape(-1), scaled));
    }
  }
}
