package io.hauberk.robust.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SynthesisTest {

  @Test
  void labels_imagesOfEachClass_areTheirClasses() {
    int classes = 4;
    try (var scope = TensorScope.open();
        var model = Tiny.synthesis(classes, Sight.GREY);
        var decoders = Tiny.decoders(classes)) {
      var own = decoders.images(torch.zeros(1, classes, Decoders.LATENTS));
      var inputs = own.view(classes, 1, VaeNetworks.SIDE, VaeNetworks.SIDE);
      assertThat(Tensors.longs(model.labels(inputs))).containsExactly(0, 1, 2, 3);
    }
  }

  @Test
  void explain_anyImage_scoresItsExplanationByTheBound() {
    try (var scope = TensorScope.open();
        var model = Tiny.synthesis(3, Sight.GREY)) {
      var inputs = Tiny.images(4, 2);
      var found = model.explain(inputs);
      var misfit = found.images().sub(inputs.view(2, 1, Decoders.PIXELS)).square().sum(2);
      var prior = found.latents().square().sum(2).mul(new Scalar(0.5));
      var bound = misfit.add(prior).div(new Scalar(Decoders.PIXELS));
      assertThat(Tensors.floats(found.scores()))
          .usingComparatorWithPrecision(1e-6f)
          .containsExactly(Tensors.floats(bound));
      assertThat(Tensors.floats(model.logits(inputs)))
          .containsExactly(Tensors.floats(found.scores().neg()));
    }
  }

  @Test
  void nearest_anyImage_isTheBestOfAllSamples() {
    try (var scope = TensorScope.open();
        var decoders = Tiny.decoders(2);
        var prototypes = Prototypes.of(decoders, Tiny.inference(), Progress.none())) {
      var seen = Tiny.images(4, 1).view(1, Decoders.PIXELS);
      var latents = Prior.likely(50, Tiny.inference().randomness());
      var all = latents.unsqueeze(1).expand(50, 2, Decoders.LATENTS);
      var scores =
          decoders
              .images(all)
              .sub(seen)
              .square()
              .sum(2)
              .add(Prior.divergence(all))
              .amin(new long[] {0}, false);
      var chosen = prototypes.nearest(seen);
      var found = decoders.images(chosen).sub(seen).square().sum(2).add(Prior.divergence(chosen));
      assertThat(Tensors.floats(found))
          .usingComparatorWithPrecision(1e-3f)
          .containsExactly(Tensors.floats(scores));
    }
  }

  @Test
  void explain_moreSteps_explainBetter() {
    try (var scope = TensorScope.open()) {
      var inputs = Tiny.images(4, 3);
      var few = scores(inputs, Tiny.inference().withSteps(0));
      var more = scores(inputs, Tiny.inference().withSteps(40));
      assertThat(few.gt(more).all().item_bool()).isTrue();
    }
  }

  private static Tensor scores(Tensor inputs, Inference inference) {
    try (var model = Synthesis.of(Tiny.decoders(2), Sight.GREY, inference, Progress.none())) {
      return model.explain(inputs).scores();
    }
  }

  @Test
  void explain_latents_stayWithinTheRadius() {
    var tight = new Inference(20, 30, 0.5, 1.25, new Randomness(2));
    try (var scope = TensorScope.open();
        var model = Synthesis.of(Tiny.decoders(2), Sight.GREY, tight, Progress.none())) {
      var lengths = model.explain(Tiny.images(4, 3)).latents().square().sum(2).sqrt();
      assertThat(lengths.max().item_double()).isLessThan(1.25 + 1e-5);
    }
  }

  @Test
  void logits_inAnyBatch_areTheSame() {
    try (var scope = TensorScope.open();
        var model = Tiny.synthesis(3, Sight.GREY)) {
      var inputs = Tiny.images(4, 66);
      var one = model.logits(inputs.narrow(0, 65, 1));
      assertThat(Tensors.floats(model.logits(inputs).narrow(0, 65, 1)))
          .usingComparatorWithPrecision(1e-5f)
          .containsExactly(Tensors.floats(one));
    }
  }

  @Test
  void logits_binarySight_seesSidesOfOneHalfOnly() {
    try (var scope = TensorScope.open();
        var model = Tiny.synthesis(10, Sight.BINARY)) {
      var inputs = Tiny.images(4, 2);
      var cut = inputs.ge(new Scalar(0.5)).to(torch.ScalarType.Float);
      assertThat(Tensors.floats(model.logits(inputs)))
          .containsExactly(Tensors.floats(model.logits(cut)));
    }
  }

  @Test
  void logits_binarySight_weighsClasses() {
    try (var scope = TensorScope.open();
        var plain = Tiny.synthesis(10, Sight.GREY);
        var binary = Tiny.synthesis(10, Sight.BINARY)) {
      var cut = Tiny.images(4, 1).ge(new Scalar(0.5)).to(torch.ScalarType.Float);
      var ratio = binary.logits(cut).div(plain.logits(cut));
      assertThat(Tensors.floats(ratio)[3]).isCloseTo(1.06f, within(1e-5f));
      assertThat(Tensors.floats(ratio)[0]).isCloseTo(1f, within(1e-5f));
    }
  }

  @Test
  void of_binarySightOfThreeClasses_refused() {
    try (var decoders = Tiny.decoders(3)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Synthesis.of(decoders, Sight.BINARY, Tiny.inference(), Progress.none()))
          .withMessage("classes: 3 (expected: 10 for binary sight)");
    }
  }

  @Test
  void logits_otherShapes_refused() {
    try (var scope = TensorScope.open();
        var model = Tiny.synthesis(2, Sight.GREY)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model.logits(torch.zeros(2, 1, 28, 27)))
          .withMessage("inputs: [2, 1, 28, 27] (expected: [n, 1, 28, 28])");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model.logits(torch.zeros(0, 1, 28, 28)));
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void logits_numbersThatAreNone_refused(float value) {
    try (var scope = TensorScope.open();
        var model = Tiny.synthesis(2, Sight.GREY)) {
      var inputs = Tiny.images(4, 1);
      inputs.view(Decoders.PIXELS).narrow(0, 5, 1).fill_(new Scalar(value));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model.logits(inputs))
          .withMessageContaining("finite");
    }
  }

  @Test
  void inference_settingsOutOfRange_refused() {
    var usual = Inference.of(1);
    assertThat(usual.samples()).isEqualTo(8000);
    assertThat(usual.steps()).isEqualTo(50);
    assertThat(usual.radius()).isEqualTo(5);
    assertThatIllegalArgumentException().isThrownBy(() -> usual.withSamples(0));
    assertThatIllegalArgumentException().isThrownBy(() -> usual.withSteps(-1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Inference(1, 1, 0, 5, new Randomness(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Inference(1, 1, 0.05, Double.NaN, new Randomness(1)));
  }

  @Test
  void likely_samples_areTheShortestOfTheDraws() {
    try (var scope = TensorScope.open()) {
      var some = Prior.likely(900, new Randomness(1));
      var lengths = some.square().sum(1);
      assertThat(some.size(0)).isEqualTo(900);
      // The 90th percentile of chi squared with 8 degrees of freedom is 13.36; its estimate from
      // 1000 draws has a deviation of 0.42: 6 deviations either way.
      assertThat(lengths.max().item_double()).isBetween(10.8, 15.9);
    }
  }
}
