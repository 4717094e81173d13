package io.hauberk.tensor.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.Randomness;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.layer.Affine.Linear;
import io.hauberk.tensor.layer.Shaping.Flatten;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CropFlipTest {

  private static final int CHANNELS = 2;
  private static final int HEIGHT = 3;
  private static final int WIDTH = 4;
  private static final int VALUES = CHANNELS * HEIGHT * WIDTH;

  /** Each pixel of an image tells its place; none is zero. */
  private static Batch batch(long... ids) {
    var values = new float[ids.length * VALUES];
    for (int i = 0; i < values.length; i++) {
      values[i] = 1 + i % VALUES;
    }
    var inputs = Tensors.of(values, ids.length, CHANNELS, HEIGHT, WIDTH);
    return new Batch(inputs, Tensors.of(new long[ids.length], ids.length), ids);
  }

  private static CropFlip crop(int padding) {
    return new CropFlip(new CrossEntropy(), padding, new Randomness(4));
  }

  /** The image that a crop at (down, right) leaves, mirrored or not. */
  private static List<Float> expected(int down, int right, boolean mirrored) {
    var image = new ArrayList<Float>();
    for (int c = 0; c < CHANNELS; c++) {
      for (int y = down; y < HEIGHT + down; y++) {
        for (int x = right; x < WIDTH + right; x++) {
          int column = mirrored ? 2 * right + WIDTH - 1 - x : x;
          image.add(pixel(c, y, column));
        }
      }
    }
    return image;
  }

  private static float pixel(int channel, int y, int x) {
    boolean inside = y >= 0 && y < HEIGHT && x >= 0 && x < WIDTH;
    return inside ? 1f + (channel * HEIGHT + y) * WIDTH + x : 0f;
  }

  private static List<Float> image(float[] all, int place) {
    var image = new ArrayList<Float>();
    for (float value : Arrays.copyOfRange(all, place * VALUES, (place + 1) * VALUES)) {
      image.add(value);
    }
    return image;
  }

  /** All 2 x 9 crops and mirrors of one pixel come up, and nothing else does. */
  @Test
  void moved_manySamples_everyCropAndMirror() {
    Set<List<Float>> possible = new HashSet<>();
    for (int down = -1; down <= 1; down++) {
      for (int right = -1; right <= 1; right++) {
        possible.add(expected(down, right, false));
        possible.add(expected(down, right, true));
      }
    }
    int samples = 600;
    Set<List<Float>> seen = new HashSet<>();
    try (var scope = TensorScope.open()) {
      var batch = batch(LongStream.range(0, samples).toArray());
      var moved = Tensors.floats(crop(1).moved(batch, 0));
      for (int i = 0; i < samples; i++) {
        seen.add(image(moved, i));
      }
    }
    assertThat(possible).hasSize(18);
    assertThat(seen).isEqualTo(possible);
  }

  @Test
  void moved_sampleInAnotherBatch_sameDraw() {
    try (var scope = TensorScope.open()) {
      var together = Tensors.floats(crop(2).moved(batch(5, 6, 7), 3));
      var alone = Tensors.floats(crop(2).moved(batch(6), 3));
      assertThat(image(together, 1)).isEqualTo(image(alone, 0));
    }
  }

  @Test
  void moved_otherStep_otherDraws() {
    try (var scope = TensorScope.open()) {
      var batch = batch(LongStream.range(0, 50).toArray());
      assertThat(Tensors.floats(crop(2).moved(batch, 0)))
          .isNotEqualTo(Tensors.floats(crop(2).moved(batch, 1)));
    }
  }

  /** What is minimised sees the moved images, the labels and ids as they were, and the step. */
  @Test
  void loss_replays_shareTheirCrop() {
    var seen = new ArrayList<float[]>();
    var steps = new ArrayList<Long>();
    Objective replayed =
        new Objective() {
          @Override
          public int replays() {
            return 2;
          }

          @Override
          public Loss loss(Model model, Batch batch, long step) {
            seen.add(Tensors.floats(batch.inputs()));
            steps.add(step);
            assertThat(batch.ids()).containsExactly(0, 1, 2, 3);
            return new CrossEntropy().loss(model, batch, step);
          }
        };
    var network =
        Network.sequential(
            List.of((long) CHANNELS, (long) HEIGHT, (long) WIDTH),
            new Flatten(),
            new Linear(VALUES, 2, true));
    var crop = CropFlip.of(replayed, 1);
    assertThat(crop.replays()).isEqualTo(2);
    try (var scope = TensorScope.open();
        var model = Model.initial(network, new Randomness(1))) {
      var batch = batch(0, 1, 2, 3);
      for (int step = 0; step < 3; step++) {
        crop.loss(model, batch, step);
      }
      assertThat(steps).containsExactly(0L, 1L, 2L);
      assertThat(seen.get(1)).isEqualTo(seen.get(0));
      assertThat(seen.get(2)).isNotEqualTo(seen.get(0));
      assertThat(seen.get(0)).isNotEqualTo(Tensors.floats(batch.inputs()));
    }
  }

  @Test
  void cropFlip_noImageOrBadPadding_refused() {
    assertThatThrownBy(() -> crop(-1)).hasMessageStartingWith("padding: -1");
    try (var scope = TensorScope.open()) {
      var rows = new Batch(Tensors.of(new float[6], 2, 3), Tensors.of(new long[2], 2), new long[2]);
      assertThatThrownBy(() -> crop(1).moved(rows, 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("sample axes: 1 (expected: 3");
    }
  }
}
