package io.hauberk.robust.defence;

import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The cosine transform of blocks of 8 by 8, and how its coefficients are quantised. */
final class Cosines {

  private static final int SIDE = 8;

  /** ITU-T T.81, table K.1. */
  static final Table LUMINANCE =
      new Table(
          16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57,
          69, 56, 14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64,
          81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99);

  /** ITU-T T.81, table K.2. */
  static final Table CHROMINANCE =
      new Table(
          17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99,
          99, 99, 47, 66, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
          99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99);

  private Cosines() {}

  /** Quantisation steps at quality 50, row by row. */
  static final class Table {

    private final int[] steps;

    private Table(int... steps) {
      this.steps = steps;
    }

    /** Steps at a quality from 1 to 100, [8, 8] float64. */
    Tensor steps(int quality) {
      int scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
      var scaled = new float[steps.length];
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] = Math.max(1, Math.min(255, (steps[i] * scale + 50) / 100));
      }
      return Tensors.of(scaled, SIDE, SIDE).to(ScalarType.Double);
    }
  }

  /**
   * A plane after quantisation.
   *
   * @param plane [n, 1, height, width] float64, 0 to 255
   * @param steps [8, 8]
   */
  static Tensor quantised(Tensor plane, Tensor steps) {
    long height = plane.size(2);
    long width = plane.size(3);
    long below = Math.floorMod(-height, SIDE);
    long beside = Math.floorMod(-width, SIDE);
    var whole = torch.replication_pad2d(plane, 0, beside, 0, below).sub(new Scalar(128));
    var basis = basis();
    var blocks = blocks(whole);
    var found = basis.matmul(blocks).matmul(basis.t()).div(steps).round().mul(steps);
    var back = basis.t().matmul(found).matmul(basis);
    return joined(back).narrow(2, 0, height).narrow(3, 0, width).add(new Scalar(128));
  }

  /** [n, 1, 8 r, 8 c] to [n, 1, r, c, 8, 8]. */
  private static Tensor blocks(Tensor plane) {
    long rows = plane.size(2) / SIDE;
    long columns = plane.size(3) / SIDE;
    return plane.reshape(plane.size(0), 1, rows, SIDE, columns, SIDE).permute(0, 1, 2, 4, 3, 5);
  }

  private static Tensor joined(Tensor blocks) {
    long rows = blocks.size(2) * SIDE;
    long columns = blocks.size(3) * SIDE;
    return blocks.permute(0, 1, 2, 4, 3, 5).reshape(blocks.size(0), 1, rows, columns);
  }

  /** The orthonormal cosines, one a row. */
  private static Tensor basis() {
    var k = torch.arange(new Scalar(SIDE), Tensors.options(ScalarType.Double));
    var angles = k.unsqueeze(1).mul(k.mul(new Scalar(2)).add(new Scalar(1)));
    var cosines = angles.mul(new Scalar(Math.PI / (2 * SIDE))).cos().mul(new Scalar(0.5));
    cosines.select(0, 0).mul_(new Scalar(Math.sqrt(0.5)));
    return cosines;
  }
}
