package io.hauberk.privacy.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.Randomness;
import io.hauberk.privacy.train.Augmentation.Mirroring;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Network;
import io.hauberk.tensor.train.Optimizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Views of samples, and the mean of their gradients that is clipped. */
class AugmentationTest {

  private static final int VIEWS = 3;
  private static final int SAMPLES = 4;
  private static final int CLASSES = 4;

  @Test
  void of_none_isTheSample() {
    try (var scope = TensorScope.open()) {
      var images = Tensors.of(new float[] {1, 2, 3, 4, 5, 6}, 1, 1, 2, 3);
      var views = Augmentation.NONE.of(images, new SeededDraws(1));
      assertThat(Tensors.floats(views)).containsExactly(1, 2, 3, 4, 5, 6);
    }
  }

  /** A plane of rising values tells where each pixel of a view came from. */
  @Test
  void of_shifted_reflectsAtTheEdgeAndShowsAllPlaces() {
    var found = rows(new Augmentation(200, 1, Mirroring.NEVER));
    assertThat(found)
        .containsExactlyInAnyOrder(
            List.of(1f, 0f, 1f, 2f), List.of(0f, 1f, 2f, 3f), List.of(1f, 2f, 3f, 2f));
  }

  @Test
  void of_mirrored_showsBothSides() {
    var found = rows(new Augmentation(60, 0, Mirroring.LEFT_RIGHT));
    assertThat(found).containsExactlyInAnyOrder(List.of(0f, 1f, 2f, 3f), List.of(3f, 2f, 1f, 0f));
  }

  /** The first rows of all views of the plane 0 1 2 3. */
  private static Set<List<Float>> rows(Augmentation augmentation) {
    try (var scope = TensorScope.open()) {
      var images = Tensors.of(new float[] {0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3}, 1, 1, 3, 4);
      var values = Tensors.floats(augmentation.of(images, new SeededDraws(3)));
      Set<List<Float>> found = new HashSet<>();
      for (int from = 0; from < values.length; from += 12) {
        found.add(List.of(values[from], values[from + 1], values[from + 2], values[from + 3]));
      }
      return found;
    }
  }

  @Test
  void of_channels_moveTogether() {
    try (var scope = TensorScope.open()) {
      var both = new float[72];
      for (int i = 0; i < 36; i++) {
        both[i] = i;
        both[36 + i] = i + 100;
      }
      var images = Tensors.of(both, 1, 2, 6, 6);
      var views =
          Tensors.floats(
              new Augmentation(20, 2, Mirroring.LEFT_RIGHT).of(images, new SeededDraws(5)));
      for (int i = 0; i < views.length; i++) {
        if (i / 36 % 2 == 0) {
          assertThat(views[i + 36]).isEqualTo(views[i] + 100);
        }
      }
    }
  }

  static List<Network> networks() {
    return ClippedSumTest.networks().toList();
  }

  /** Beside a loop: the mean over the views of single gradients, then clipped. */
  @ParameterizedTest
  @MethodSource("networks")
  void clipped_views_isTheClippedMeanOverThem(Network network) {
    try (var scope = TensorScope.open();
        var model = Model.initial(network, new Randomness(3))) {
      var views = views(network);
      var means = means(Naive.gradients(model, views));
      double[] factors =
          means.stream()
              .mapToDouble(mean -> Math.min(1, 0.3 / Math.sqrt(Naive.squared(mean))))
              .toArray();
      var expected = Naive.sum(means, factors);
      var sums = new ClippedSum(model, Clipping.flat(0.3));
      var given = new Views(views.inputs(), views.labels(), VIEWS);
      var found = Tensors.floats(sums.clipped(given, 0.3).sum());
      for (int i = 0; i < expected.length; i++) {
        assertThat((double) found[i]).isCloseTo(expected[i], Offset.offset(3e-6));
      }
    }
  }

  /** One view that is not finite takes its sample out, and no other. */
  @Test
  void clipped_viewNotFinite_leavesItsSampleOut() {
    var network = ClippedSumTest.networks().findFirst().orElseThrow();
    try (var scope = TensorScope.open();
        var model = Model.initial(network, new Randomness(3))) {
      var views = views(network);
      var values = Tensors.floats(views.inputs());
      values[4 * 25 + 7] = Float.NaN;
      var bad = Tensors.of(values, Tensors.shape(views.inputs()));
      var sums = new ClippedSum(model, Clipping.flat(0.3));
      var all = new Views(bad, views.labels(), VIEWS);
      var rest = all.select(new long[] {0, 2, 3});
      assertThat(Tensors.floats(sums.clipped(all, 0.3).sum()))
          .isEqualTo(Tensors.floats(sums.clipped(rest, 0.3).sum()));
    }
  }

  /** Rows of a sample carry its label. */
  private static Batch views(Network network) {
    var rows = Naive.batch(network, SAMPLES * VIEWS, CLASSES);
    var labels = LongStream.range(0, SAMPLES * VIEWS).map(i -> i / VIEWS % CLASSES).toArray();
    return new Batch(rows.inputs(), Tensors.of(labels, labels.length), rows.ids());
  }

  private static List<List<float[]>> means(List<List<float[]>> views) {
    var means = new ArrayList<List<float[]>>();
    for (int sample = 0; sample < SAMPLES; sample++) {
      var mean = views.get(sample * VIEWS).stream().map(part -> new float[part.length]).toList();
      for (var view : views.subList(sample * VIEWS, (sample + 1) * VIEWS)) {
        addTo(mean, view);
      }
      means.add(mean);
    }
    return means;
  }

  private static void addTo(List<float[]> mean, List<float[]> view) {
    for (int p = 0; p < mean.size(); p++) {
      for (int i = 0; i < mean.get(p).length; i++) {
        mean.get(p)[i] += view.get(p)[i] / VIEWS;
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-1, 0", "2, -1"})
  void new_badCounts_areRefused(int views, int shift) {
    assertThatThrownBy(() -> new Augmentation(views, shift, Mirroring.NEVER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected");
  }

  @Test
  void checkFits_notAnImageOrTooSmall_isRefused() {
    var shifted = new Augmentation(2, 4, Mirroring.NEVER);
    assertThatThrownBy(() -> shifted.checkFits(List.of(784L)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sample shape: [784] (expected: an image");
    assertThatThrownBy(() -> shifted.checkFits(List.of(1L, 4L, 28L)))
        .isInstanceOf(IllegalArgumentException.class);
    Augmentation.NONE.checkFits(List.of(784L));
  }

  /** Views cost nothing, and change the plan that a checkpoint is bound to. */
  @Test
  void withAugmentation_samePriceOtherPlan() {
    var plan = Clouds.plan(20, new Optimizer.Sgd(0.1, 0, 0));
    var more = plan.withAugmentation(new Augmentation(4, 1, Mirroring.NEVER));
    assertThat(more.event()).isEqualTo(plan.event());
    assertThat(more.toString()).isNotEqualTo(plan.toString());
    assertThat(more.withAveraging(0.9).augmentation().views()).isEqualTo(4);
  }
}
