package io.hauberk.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StudyTest {

  @Test
  void advisedEpsilon_dropsGrow_largestAffordable() {
    var study = new Study(List.of(rung(0.3, 90), rung(0.1, 98), rung(0.2, 97)), 0.025);
    assertThat(study.rungs().get(0).epsilon()).isEqualTo(0.1);
    assertThat(study.advisedEpsilon()).hasValue(0.2);
  }

  @Test
  void advisedEpsilon_allTooDear_none() {
    assertThat(new Study(List.of(rung(0.1, 90)), 0.05).advisedEpsilon()).isEmpty();
  }

  @Test
  void advisedEpsilon_nothingHardened_none() {
    var study = new Study(List.of(new Rung(0.1, clean(99), Optional.empty())), 0.05);
    assertThat(study.advisedEpsilon()).isEmpty();
    assertThat(study.hardens()).isFalse();
  }

  @Test
  void ladder_upTo_roundNumbers() {
    assertThat(Ladder.upTo(0.3).epsilons()).containsExactly(0.075, 0.15, 0.225, 0.3);
    assertThatThrownBy(() -> new Ladder(List.of(0.1, -0.1)))
        .hasMessageStartingWith("epsilon: -0.1");
  }

  private static Rung rung(double epsilon, int hardenedRight) {
    return new Rung(epsilon, clean(99), Optional.of(clean(hardenedRight)));
  }

  /** A hundred samples, that many of them right. */
  private static TrialResult clean(int right) {
    var samples =
        IntStream.range(0, 100)
            .mapToObj(i -> new SampleOutcome(i, 0, 0, i < right ? 0 : 1, 1, 0, 0, 0, 1))
            .toList();
    return new TrialResult(Goal.UNTARGETED, samples);
  }
}
