package io.hauberk.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hauberk.detect.log.template.TemplateMiner;
import io.hauberk.detect.sequence.EventCounts;
import io.hauberk.detect.sequence.Profile;
import io.hauberk.detect.series.SeriesDetector;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as a snapshot. The sum is put right, or nothing would come past it. */
class SnapshotFuzzTest {

  private static final int SUM = 4;

  private static byte[] body(byte[] snapshot) {
    return Arrays.copyOf(snapshot, snapshot.length - SUM);
  }

  private static byte[] summed(byte[] body) {
    var sum = new CRC32C();
    sum.update(body);
    return ByteBuffer.allocate(body.length + SUM).put(body).putInt((int) sum.getValue()).array();
  }

  static Stream<byte[]> miners() {
    var miner = new TemplateMiner();
    miner.observe("open a 1".getBytes(StandardCharsets.UTF_8));
    return Stream.of(body(miner.snapshot()), body(new TemplateMiner().snapshot()), new byte[0]);
  }

  @MethodSource("miners")
  @FuzzTest(maxDuration = "15s")
  void fuzzMiner(byte[] data) {
    Fuzzing.assertAnswers(
        () -> {
          var miner = TemplateMiner.restore(summed(data));
          miner.observe(data);
          assertThat(miner.templates().match(data)).isPresent();
        });
  }

  static Stream<byte[]> profiles() {
    var profile = new Profile();
    profile.learn(EventCounts.of("a", "b", "a"));
    return Stream.of(body(profile.snapshot()), body(new Profile().snapshot()));
  }

  @MethodSource("profiles")
  @FuzzTest(maxDuration = "15s")
  void fuzzProfile(byte[] data) {
    Fuzzing.assertAnswers(
        () -> {
          var profile = Profile.restore(summed(data));
          assertThat(Profile.restore(profile.snapshot()).snapshot()).isEqualTo(profile.snapshot());
        });
  }

  static Stream<byte[]> series() {
    var detector = new SeriesDetector(1, 13, 5);
    for (int i = 0; i < 40; i++) {
      detector.observe(Instant.ofEpochSecond(60L * i), i % 7);
    }
    return Stream.of(body(detector.snapshot()), body(new SeriesDetector(0, 13, 5).snapshot()));
  }

  @MethodSource("series")
  @FuzzTest(maxDuration = "15s")
  void fuzzSeries(byte[] data) {
    Fuzzing.assertAnswers(
        () -> {
          var detector = SeriesDetector.restore(summed(data));
          assertThat(detector.observe(Instant.EPOCH, 1).score()).isNotNaN();
        });
  }
}
