package io.hauberk.privacy.train;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Products of many small matrices, a call of BLAS each: libtorch's own loop over a batch spends
 * some microseconds on each pair beside the product, as much again as the product takes.
 */
final class Gemm {
  private Gemm() {}

  /** B_i^T A_i, from [n, t, p] and [n, t, d] to [n, p, d]. */
  static Tensor instances(Tensor b, Tensor a) {
    var out = torch.empty(b.size(0), b.size(2), a.size(2));
    instances(b, a, out);
    return out;
  }

  /**
   * @param out [n, p, d], overwritten
   */
  static void instances(Tensor b, Tensor a, Tensor out) {
    var left = b.contiguous();
    var right = a.contiguous();
    int t = Math.toIntExact(left.size(1));
    int p = Math.toIntExact(left.size(2));
    int d = Math.toIntExact(right.size(2));
    var x = new FloatPointer(left.data_ptr());
    var y = new FloatPointer(right.data_ptr());
    var z = new FloatPointer(out.data_ptr());
    for (long i = 0; i < left.size(0); i++) {
      x.position(i * t * p);
      y.position(i * t * d);
      z.position(i * p * d);
      cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, p, d, t, 1, x, p, y, d, 0, z, d);
    }
  }

  /** A_i A_i^T, from [n, t, d] to [n, t, t]. */
  static Tensor gram(Tensor a) {
    var rows = a.contiguous();
    int t = Math.toIntExact(rows.size(1));
    int d = Math.toIntExact(rows.size(2));
    var out = torch.empty(rows.size(0), t, t);
    var x = new FloatPointer(rows.data_ptr());
    var z = new FloatPointer(out.data_ptr());
    for (long i = 0; i < rows.size(0); i++) {
      x.position(i * t * d);
      z.position(i * t * t);
      cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, t, t, d, 1, x, d, x, d, 0, z, t);
    }
    return out;
  }
}
