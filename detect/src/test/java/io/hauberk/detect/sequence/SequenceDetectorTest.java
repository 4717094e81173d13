package io.hauberk.detect.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.core.DataFormatException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SequenceDetectorTest {

  /** Files are opened and closed as often; in between one reads, and seldom writes. */
  private static Profile normal() {
    var profile = new Profile();
    for (int i = 0; i < 50; i++) {
      profile.learn(EventCounts.of("open", "read", "read", "close"));
      profile.learn(EventCounts.of("open", "read", "write", "close"));
      profile.learn(EventCounts.of("open", "read", "close", "open", "read", "close"));
    }
    return profile;
  }

  /** Every detector with a sequence that it finds and others may not. */
  enum Kind {
    NEW_EVENT(NewEvent::new, "open", "delete", "close"),
    LENGTH(Length::new, "open", "close"),
    COUNT_VECTOR(p -> new CountVector(p, 0.06), "open", "write", "write", "close"),
    BIGRAM(Bigram::new, "read", "open", "read", "close"),
    PCA(PcaResidual::new, "open", "open", "open", "open"),
    INVARIANTS(Invariants::new, "open", "read", "read", "read"),
    ANY_OF(AnyOf::standard, "open", "write", "write", "close");

    @SuppressWarnings("ImmutableEnumChecker") // never written after the constructor
    private final Function<Profile, SequenceDetector> make;

    @SuppressWarnings("ImmutableEnumChecker") // never written after the constructor
    private final EventCounts anomaly;

    Kind(Function<Profile, SequenceDetector> make, String... anomaly) {
      this.make = make;
      this.anomaly = EventCounts.of(anomaly);
    }
  }

  @ParameterizedTest
  @EnumSource
  void score_anomaly_isAboveOneAndNormalIsNot(Kind kind) {
    var detector = kind.make.apply(normal());
    assertThat(detector.score(kind.anomaly)).isGreaterThan(1);
    assertThat(detector.score(EventCounts.of("open", "read", "write", "close")))
        .isLessThanOrEqualTo(1);
    assertThat(detector.name()).matches("[a-z-]+");
  }

  @ParameterizedTest
  @EnumSource
  void restore_scoresAlike(Kind kind) {
    var before = kind.make.apply(normal());
    var after = kind.make.apply(Profile.restore(normal().snapshot()));
    for (var other : Kind.values()) {
      assertThat(after.score(other.anomaly)).isEqualTo(before.score(other.anomaly));
    }
  }

  @ParameterizedTest
  @EnumSource
  void score_nothingLearnt_noFailure(Kind kind) {
    assertThat(kind.make.apply(new Profile()).score(kind.anomaly)).isNotNaN();
  }

  @Test
  void countVector_distance_asByHand() {
    var profile = new Profile();
    profile.learn(EventCounts.of("a", "a", "b"));
    // every event is in every sequence: weight ln(2/2) + 1 = 1; |2-1| + |1-1| + 0 = 1, over 3
    assertThat(new CountVector(profile, 1).score(EventCounts.of("a", "b")))
        .isCloseTo(1.0 / 3, within(1e-12));
  }

  @Test
  void invariants_normal_areFound() {
    assertThat(new Invariants(normal()).found()).isPositive();
  }

  @Test
  void eigen_ofKnownMatrix_asByHand() {
    var eigen = Eigen.of(new double[][] {{2, 1, 0}, {1, 2, 0}, {0, 0, 5}});
    assertThat(eigen.values()).containsExactly(new double[] {5, 3, 1}, within(1e-12));
    assertThat(Math.abs(eigen.vectors().get(1)[0])).isCloseTo(Math.sqrt(0.5), within(1e-9));
  }

  @Test
  void restore_damagedOrForged_isRefused() {
    var snapshot = normal().snapshot();
    for (int i = 0; i < snapshot.length; i++) {
      var bad = snapshot.clone();
      bad[i] ^= 0x10;
      assertThatThrownBy(() -> Profile.restore(bad)).isInstanceOf(DataFormatException.class);
    }
  }

  @Test
  void learn_moreVectorsThanRoom_countsTheRest() {
    var profile = new Profile();
    for (int i = 0; i < Profile.MAX_VECTORS + 10; i++) {
      profile.learn(EventCounts.of("e" + i));
    }
    assertThat(profile.vectors()).hasSize(Profile.MAX_VECTORS);
    assertThat(profile.dropped()).isGreaterThanOrEqualTo(10);
    assertThat(Profile.restore(profile.snapshot()).snapshot()).isEqualTo(profile.snapshot());
  }

  @Test
  void sessions_fullOrSilentOnesEnd() {
    var sessions = new Sessions(2, 3);
    assertThat(sessions.add("a", "1")).isEmpty();
    assertThat(sessions.add("b", "1")).isEmpty();
    assertThat(sessions.add("a", "2")).isEmpty();
    assertThat(sessions.add("c", "1").orElseThrow().id()).isEqualTo("b");
    assertThat(sessions.add("a", "3").orElseThrow().events().events())
        .containsExactly("1", "2", "3");
    assertThat(sessions.drain()).extracting(Sessions.Session::id).isEqualTo(List.of("c"));
  }
}
