package io.hauberk.robust.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.core.Randomness;
import io.hauberk.robust.LpNorm;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HyperplaneTest {

  private static final int D = 6;
  private static final int TRIES = 3_000;

  /** No point of the plane and the box that was drawn is closer. */
  @ParameterizedTest
  @EnumSource(LpNorm.class)
  void move_randomPlanes_onThePlaneAndNoneCloser(LpNorm norm) {
    for (int k = 0; k < 12; k++) {
      var stream = new Randomness(8).stream(k, 0);
      var point = new float[D];
      var normal = new float[D];
      var other = new float[D];
      stream.fillUniform(point, 0, 1);
      stream.fillGaussian(normal);
      stream.fillUniform(other, 0, 1);
      float offset = (float) dot(normal, other);
      var moved = moved(norm, point, normal, offset);
      assertThat(dot(normal, moved)).isCloseTo(offset, within(2e-3));
      double size = size(norm, point, moved);
      for (int i = 0; i < TRIES; i++) {
        var candidate = candidate(normal, offset, stream);
        if (candidate != null) {
          assertThat(size(norm, point, candidate)).isGreaterThan(size - 2e-3);
        }
      }
    }
  }

  private static float[] moved(LpNorm norm, float[] point, float[] normal, float offset) {
    try (var scope = TensorScope.open()) {
      var plane = new Hyperplane(Tensors.of(normal, 1, D), Tensors.of(new float[] {offset}, 1));
      var x = Tensors.of(point, 1, D);
      var moved = Tensors.floats(x.add(plane.move(x, norm)));
      for (float value : moved) {
        assertThat(value).isBetween(-1e-5f, 1 + 1e-5f);
      }
      return moved;
    }
  }

  /** A drawn point of the box, its last coordinate solved for the plane; null when outside. */
  private static float @org.jspecify.annotations.Nullable [] candidate(
      float[] normal, float offset, io.hauberk.core.RandomStream stream) {
    var x = new float[D];
    stream.fillUniform(x, 0, 1);
    x[D - 1] = 0;
    x[D - 1] = (float) ((offset - dot(normal, x)) / normal[D - 1]);
    return x[D - 1] >= 0 && x[D - 1] <= 1 ? x : null;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < D; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  private static double size(LpNorm norm, float[] a, float[] b) {
    double sum = 0;
    double squares = 0;
    double largest = 0;
    for (int i = 0; i < D; i++) {
      double change = Math.abs(a[i] - b[i]);
      sum += change;
      squares += change * change;
      largest = Math.max(largest, change);
    }
    return switch (norm) {
      case LINF -> largest;
      case L2 -> Math.sqrt(squares);
      case L1 -> sum;
    };
  }
}
