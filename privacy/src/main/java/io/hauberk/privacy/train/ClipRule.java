package io.hauberk.privacy.train;

import java.util.Collections;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** By what each sample's gradient is multiplied, so that no sample moves the sum by more than C. */
public enum ClipRule {

  /** min(1, C / |g|) (Abadi et al. 2016, algorithm 1). */
  FLAT {
    @Override
    List<Tensor> factors(List<Tensor> squaredNorms, double norm) {
      return Collections.nCopies(squaredNorms.size(), atMost(total(squaredNorms), norm));
    }
  },

  /** Each of L layers for itself to C / sqrt(L) (McMahan et al. 2018, section 3.1). */
  PER_LAYER {
    @Override
    List<Tensor> factors(List<Tensor> squaredNorms, double norm) {
      double share = norm / Math.sqrt(squaredNorms.size());
      return squaredNorms.stream().map(squared -> atMost(squared, share)).toList();
    }
  },

  /** C / (|g| + 0.01): every gradient to nearly the same length (Bu et al. 2023, AUTO-S). */
  AUTOMATIC {
    @Override
    List<Tensor> factors(List<Tensor> squaredNorms, double norm) {
      var lengths = total(squaredNorms).sqrt().add(new Scalar(STABILITY));
      return Collections.nCopies(squaredNorms.size(), lengths.reciprocal().mul(new Scalar(norm)));
    }
  };

  /** The paper's gamma. */
  private static final double STABILITY = 0.01;

  /**
   * @param squaredNorms of each layer, [n], finite
   * @return of each layer, [n]
   */
  abstract List<Tensor> factors(List<Tensor> squaredNorms, double norm);

  static Tensor total(List<Tensor> squaredNorms) {
    return squaredNorms.stream().reduce(Tensor::add).orElseThrow();
  }

  private static Tensor atMost(Tensor squared, double norm) {
    return squared.sqrt().reciprocal().mul(new Scalar(norm)).clamp_max(new Scalar(1));
  }
}
