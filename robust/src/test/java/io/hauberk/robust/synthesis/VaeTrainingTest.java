package io.hauberk.robust.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.HauberkException;
import io.hauberk.core.ModelFormatException;
import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.ReadOptions;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.data.catalogue.DataSets;
import io.hauberk.testkit.SharedData;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaeTrainingTest {

  @TempDir private Path folder;

  private static final Inference BRIEF = Inference.of(1).withSamples(200).withSteps(3);

  /** Zeros and ones of MNIST, two classes. */
  private static DataSet twoDigits(Split split, int limit) {
    SharedData.dataset("mnist");
    try (var scope = TensorScope.open();
        var all = DataSets.open("mnist", split, ReadOptions.DEFAULT.withLimit(limit))) {
      var labels = all.labels();
      var places = IntStream.range(0, labels.length).filter(i -> labels[i] < 2).toArray();
      var batch = all.select(places);
      return DataSet.of(about(2), batch.inputs(), batch.labels());
    }
  }

  private static DataSet.About about(int classes) {
    var names = IntStream.range(0, classes).mapToObj(String::valueOf).toList();
    return new DataSet.About("some", names, List.of());
  }

  @Test
  void train_zerosAndOnes_tellsThemApart() {
    try (var scope = TensorScope.open();
        var training = twoDigits(Split.TRAIN, 1000);
        var test = twoDigits(Split.TEST, 200);
        var decoders =
            new VaeTraining(40, 8, 3e-3, new Randomness(1)).train(training, Progress.none());
        var model = Synthesis.of(decoders, Sight.GREY, BRIEF, Progress.none())) {
      var batch = test.all();
      long right = Tensors.right(model.logits(batch.inputs()), batch.labels());
      assertThat((double) right / batch.size()).isGreaterThanOrEqualTo(0.9);
    }
  }

  @Test
  void train_sameSeed_givesTheSameDecoders() {
    var plan = new VaeTraining(2, 2, 3e-3, new Randomness(1));
    try (var scope = TensorScope.open();
        var data = noise(6);
        var one = plan.train(data, Progress.none());
        var two = plan.train(data, Progress.none())) {
      var latents = Tiny.normal(1, 1, 2, Decoders.LATENTS);
      assertThat(Tensors.floats(one.images(latents)))
          .containsExactly(Tensors.floats(two.images(latents)));
    }
  }

  /** Counts what is done, and ends the work as kill -9 would, once it is so far. */
  private static final class Stop implements Progress.Task {
    private final long at;
    private long done;
    private long skipped;

    Stop(long at) {
      this.at = at;
    }

    @Override
    public void advance(long units) {
      skipped = Math.max(skipped, units);
      done += units;
      if (done == at) {
        throw new IllegalStateException("stopped");
      }
    }

    @Override
    public void note(String remark) {}

    @Override
    public void close() {}
  }

  @Test
  void train_stoppedAndTakenUpAgain_givesTheSameDecoders() {
    int steps = VaeTraining.SAVED_EVERY + 2;
    var plan = new VaeTraining(steps, 2, 3e-3, new Randomness(1));
    var file = folder.resolve("vae.ckpt");
    var latents = Tiny.normal(1, 1, 2, Decoders.LATENTS);
    try (var scope = TensorScope.open();
        var data = noise(6);
        var whole = plan.train(data, Progress.none())) {
      var stop = new Stop(steps - 1);
      assertThatThrownBy(() -> plan.train(data, (name, total) -> stop, file)).hasMessage("stopped");
      var resumed = new Stop(Long.MAX_VALUE);
      try (var again = plan.train(data, (name, total) -> resumed, file)) {
        assertThat(Tensors.floats(again.images(latents)))
            .containsExactly(Tensors.floats(whole.images(latents)));
      }
      assertThat(resumed.skipped).isEqualTo(VaeTraining.SAVED_EVERY);
    }
  }

  @Test
  void train_checkpointOfAnotherPlan_refused() {
    var file = folder.resolve("vae.ckpt");
    try (var scope = TensorScope.open();
        var data = noise(6)) {
      new VaeTraining(1, 2, 3e-3, new Randomness(1)).train(data, Progress.none(), file).close();
      var other = new VaeTraining(1, 3, 3e-3, new Randomness(1));
      assertThatThrownBy(() -> other.train(data, Progress.none(), file))
          .isInstanceOf(ModelFormatException.class)
          .hasMessageContaining("vae.ckpt")
          .hasMessageContaining("rows=3");
    }
  }

  /** Noise, of two classes in turn. */
  private static DataSet noise(int n) {
    var labels = IntStream.range(0, n).mapToLong(i -> i % 2).toArray();
    return DataSet.of(about(2), Tiny.images(3, n), Tensors.of(labels, n));
  }

  @Test
  void train_classWithoutSamples_refused() {
    try (var scope = TensorScope.open();
        var data = DataSet.of(about(2), Tiny.images(3, 2), Tensors.of(new long[] {1, 1}, 2))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> VaeTraining.of(1, 1).train(data, Progress.none()))
          .withMessage("samples of class 0: 0 (expected: 1 or more)");
    }
  }

  @Test
  void train_otherImages_refused() {
    try (var scope = TensorScope.open();
        var data =
            DataSet.of(about(2), torch.zeros(2, 1, 8, 8), Tensors.of(new long[] {0, 1}, 2))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> VaeTraining.of(1, 1).train(data, Progress.none()))
          .withMessageContaining("sample shape: [1, 8, 8]");
    }
  }

  @Test
  void train_rateBeyondReason_stopsWithoutADecoder() {
    var plan = new VaeTraining(20, 2, 1e30, new Randomness(1));
    try (var scope = TensorScope.open();
        var data = noise(6)) {
      assertThatThrownBy(() -> plan.train(data, Progress.none()))
          .isInstanceOf(HauberkException.class)
          .hasMessageContaining("loss");
    }
  }

  @Test
  void deal_unequalClasses_dealsAsManyOfEach() {
    var deck = new ClassDeck(List.of(new int[] {5, 6, 7}, new int[] {9}));
    assertThat(deck.deal(0, 2)).containsExactly(5, 9, 6, 9);
    assertThat(deck.deal(1, 2)).containsExactly(7, 9, 5, 9);
  }

  @Test
  void new_settingsOutOfRange_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> VaeTraining.of(0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VaeTraining(1, 1, 3e-3, new Randomness(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VaeTraining(1, 2, Double.NaN, new Randomness(1)));
  }
}
