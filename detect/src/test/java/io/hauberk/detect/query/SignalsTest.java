package io.hauberk.detect.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.core.Randomness;
import io.hauberk.detect.alert.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignalsTest {

  private static final Randomness RANDOM = new Randomness(1);
  private static final Instant NOW = Instant.EPOCH;

  /** Smooth blobs of a seed, so that no two are alike. */
  static float[] picture(long seed) {
    var draw = RANDOM.stream(seed, 1);
    var picture = new float[28 * 28];
    double x = draw.nextDouble(8, 20);
    double y = draw.nextDouble(8, 20);
    for (int i = 0; i < picture.length; i++) {
      double dx = i % 28 - x;
      int row = i / 28;
      double dy = row - y;
      double wave = Math.sin(draw.nextDouble(0, 0.5) + dx * dy / 9.0 + seed);
      picture[i] = (float) Math.max(0, wave * Math.exp(-(dx * dx + dy * dy) / 60));
    }
    return picture;
  }

  static float[] nearly(float[] picture, long step) {
    var draw = RANDOM.stream(step, 2);
    var moved = picture.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += (float) (0.004 * draw.nextGaussian());
    }
    return moved;
  }

  private static Query query(String caller, float[] input) {
    return new Query(caller, NOW, input, 0.9);
  }

  @Test
  void sipHash_referenceVector_holds() {
    long k0 = 0x0706050403020100L;
    long k1 = 0x0f0e0d0c0b0a0908L;
    var hex = HexFormat.of().toHexDigits(new SipHash(k0, k1).of(0x0706050403020100L));
    assertThat(hex).isEqualTo("93f5f5799a932462");
  }

  @Test
  void nearDuplicates_chainUnderManyNames_isFound() {
    var detector = new NearDuplicates();
    var picture = picture(1);
    int caught = -1;
    for (int i = 0; i < 50 && caught < 0; i++) {
      detector.observe(query("other", picture(100 + i)));
      var alert = detector.observe(query("name" + i, nearly(picture, i)));
      if (alert.isPresent()) {
        caught = i;
        assertThat(alert.get().evidence().get(1)).contains("name1").contains("name" + i);
        assertThat(alert.get().responses()).first().isInstanceOf(Response.Block.class);
      }
    }
    assertThat(caught).isBetween(NearDuplicates.DEFAULT_LINKS, 10);
  }

  /** Honest callers who send each picture once, or twice with a little noise. */
  @Test
  void fewestLinks_honestQueries_asFewAsTheyAllow() {
    var once = new ArrayList<Query>();
    var twice = new ArrayList<Query>();
    for (int i = 0; i < 600; i++) {
      var words = new float[200];
      RANDOM.stream(i, 7).fillGaussian(words);
      once.add(query("a", words));
      twice.add(query("a", words));
      twice.add(query("a", nearly(words, i)));
    }
    assertThat(NearDuplicates.fewestLinks(once, 0.01)).isEqualTo(1);
    assertThat(NearDuplicates.fewestLinks(twice, 0.01)).isEqualTo(2);
    assertThat(NearDuplicates.fewestLinks(once.subList(0, 400), 0.01))
        .isEqualTo(NearDuplicates.DEFAULT_LINKS);
    assertThatThrownBy(() -> NearDuplicates.fewestLinks(once, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** scipy.stats.binom.cdf; tolerance: its sixteen digits, fewer for the sum of logarithms. */
  @Test
  void binomial_referenceValues_hold() {
    assertThat(Binomial.atMost(0, 4603, 0.001)).isCloseTo(0.009999, within(1e-5));
    assertThat(Binomial.atMost(2, 10, 0.3)).isCloseTo(0.3827827864, within(1e-9));
    assertThat(Binomial.atMost(10, 10, 0.3)).isCloseTo(1, within(1e-12));
    assertThat(Binomial.atMost(12, 10, 0.3)).isCloseTo(1, within(1e-12));
  }

  @Test
  void nearDuplicates_exactRepeats_areCountedNotTold() {
    var detector = new NearDuplicates();
    for (int i = 0; i < 100; i++) {
      assertThat(detector.observe(query("health check", picture(7)))).isEmpty();
    }
    assertThat(detector.repeats()).isEqualTo(99);
  }

  @Test
  void nearDuplicates_flatOrEmptyOrHostileInputs_areNoMatter() {
    var detector = new NearDuplicates();
    for (int i = 0; i < 50; i++) {
      assertThat(detector.observe(query("a", new float[i]))).isEmpty();
      assertThat(detector.observe(query("a", new float[784]))).isEmpty();
      assertThat(detector.observe(query("a", new float[] {Float.NaN, -1e30f, 1e30f}))).isEmpty();
    }
  }

  @Test
  void fingerprint_otherKey_otherHashes() {
    var one = new Fingerprint(Randomness.secure()).of(picture(1));
    var two = new Fingerprint(Randomness.secure()).of(picture(1));
    assertThat(one).hasSize(Fingerprint.KEPT).isSorted();
    assertThat(one).doesNotContain(two);
  }

  @Test
  void postings_flood_forgetsTheOldestWithinItsRoom() {
    var postings = new Postings(1024, 4);
    for (int i = 0; i < 20_000; i++) {
      postings.add(new long[] {i, i + 1L, i + 2L, 12345L}, i);
    }
    assertThat(postings.best(new long[] {19_999, 20_000, 20_001, 12345}, 20_000))
        .isEqualTo(new Postings.Match(19_999, 4));
    assertThat(postings.best(new long[] {5, 6, 7, 8}, 20_000)).isEqualTo(Postings.Match.NONE);
  }

  private static List<Query> honest(int from, int count) {
    var queries = new ArrayList<Query>();
    for (int i = from; i < from + count; i++) {
      double sure = RANDOM.stream(i, 3).nextDouble(0.6, 1);
      queries.add(new Query("user" + i % 7, NOW, picture(i), sure));
    }
    return queries;
  }

  @Test
  void unusualCaller_noiseIsFoundSoonHonestOnesAreNot() {
    var honest = HonestQueries.of(honest(10_000, 1000), RANDOM);
    for (var trait : UnusualCaller.Trait.values()) {
      var detector = new UnusualCaller(trait, honest, 1e6);
      assertThat(honest(20_000, 1000).stream().filter(q -> detector.observe(q).isPresent()))
          .as(trait.name())
          .isEmpty();
    }
    var strange = new UnusualCaller(UnusualCaller.Trait.STRANGE_INPUTS, honest, 1e6);
    int asked = 0;
    boolean told = false;
    for (int i = 0; i < 50 && !told; i++) {
      var noise = new float[784];
      RANDOM.stream(i, 4).fillUniform(noise, 0, 1);
      asked++;
      told = strange.observe(query("thief", noise)).isPresent();
    }
    assertThat(told).isTrue();
    assertThat(asked).isLessThan(20);
    assertThat(strange.observe(query("thief", new float[3]))).isEmpty();
  }

  @Test
  void unusualCaller_unsureAnswers_areFound() {
    var honest = HonestQueries.of(honest(10_000, 1000), RANDOM);
    var unsure = new UnusualCaller(UnusualCaller.Trait.UNSURE_ANSWERS, honest, 1e6);
    int alerts = 0;
    for (int i = 0; i < 30; i++) {
      alerts += unsure.observe(new Query("x", NOW, picture(i), 0.3)).isPresent() ? 1 : 0;
    }
    assertThat(alerts).isPositive();
    assertThatThrownBy(() -> HonestQueries.of(honest(0, 10)))
        .hasMessage("honest queries: 10 (expected: >= 400)");
  }

  @Test
  void betting_chance_seldomGetsRich() {
    // 1e5 queries reach a wealth of 1e11 with a chance of at most 1e-6.
    var betting = new Betting();
    var draw = RANDOM.stream(9, 9);
    double most = 0;
    for (int i = 0; i < 100_000; i++) {
      most = Math.max(most, betting.bet(1 - draw.nextDouble()));
    }
    assertThat(most).isLessThan(1e11);
    for (int i = 0; i < 1000; i++) {
      most = betting.bet(1e-300);
    }
    assertThat(most).isFinite().isGreaterThan(1e50);
  }

  @Test
  void ranks_pValues_countTies() {
    var ranks = new Ranks(IntStream.range(0, 199).map(i -> i / 2).asDoubleStream().toArray());
    assertThat(ranks.above(-1)).isEqualTo(1);
    assertThat(ranks.above(99)).isEqualTo(2 / 200.0);
    assertThat(ranks.above(100)).isEqualTo(1 / 200.0);
    assertThat(ranks.below(-1)).isEqualTo(1 / 200.0);
    assertThat(ranks.below(0)).isEqualTo(3 / 200.0);
    assertThat(ranks.below(1000)).isEqualTo(1);
  }

  @Test
  void canaries_onlyThemselves() {
    var canaries = new Canaries();
    canaries.add(picture(5));
    assertThat(canaries.observe(query("a", picture(6)))).isEmpty();
    assertThat(canaries.observe(query("a", picture(5)))).isPresent();
  }

  @Test
  void shapiroWilk_scipysStatistic() {
    // scipy.stats.shapiro on ((i * 7919) % 1009) / 1009, i < n, and its squares.
    assertThat(ShapiroWilk.w(scrambled(200, 1))).isCloseTo(0.9535013687650307, within(1e-4));
    assertThat(ShapiroWilk.w(scrambled(200, 2))).isCloseTo(0.8951856132279666, within(1e-4));
    assertThat(ShapiroWilk.w(scrambled(12, 1))).isCloseTo(0.9724288454027806, within(1e-4));
    assertThat(ShapiroWilk.w(new double[20])).isEqualTo(1);
  }

  private static double[] scrambled(int n, int power) {
    return IntStream.range(0, n)
        .mapToDouble(i -> Math.pow(i * 7919L % 1009 / 1009.0, power))
        .toArray();
  }

  @Test
  void prada_queriesMadeFromEachOther_areFound() {
    var prada = new Prada(Prada.DEFAULT_LEAST_W);
    int alerts = 0;
    var at = picture(1);
    for (int i = 0; i < 300; i++) {
      // Every second query is a small step, the others are fresh: distances of two kinds.
      at = i % 2 == 0 ? nearly(at, i) : at;
      alerts += prada.observe(query("thief", i % 2 == 0 ? at : picture(i))).isPresent() ? 1 : 0;
    }
    assertThat(alerts).isPositive();
  }

  @Test
  void spectralSignature_plantedRecords_comeFirst() {
    var features = new ArrayList<double[]>();
    for (int i = 0; i < 200; i++) {
      var draw = RANDOM.stream(i, 6);
      double shift = i < 10 ? 8 : 0;
      features.add(new double[] {draw.nextGaussian() + shift, draw.nextGaussian(), 1});
    }
    var suspects = new SpectralSignature(0.05).suspects(features);
    assertThat(suspects).hasSize(15);
    assertThat(suspects.subList(0, 10)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void roni_harmfulBatch_isRejected() {
    // The "model" is the mean; the truth is 1.
    var roni =
        new Roni<Double>(
            records -> 1 - Math.abs(1 - records.stream().mapToDouble(r -> r).average().orElse(0)),
            0.05);
    var impacts = roni.judge(List.of(1.0, 1.0, 1.0), List.of(List.of(1.0), List.of(-9.0)));
    assertThat(impacts.get(0).rejected()).isFalse();
    assertThat(impacts.get(1).rejected()).isTrue();
    assertThat(impacts.get(1).change()).isCloseTo(-2.5, within(1e-9));
  }

  @Test
  void featureSqueezing_brittleAnswer_scoresHigherThanASteadyOne() {
    // The "model" answers by its first value, around 0.5.
    var squeezing =
        new FeatureSqueezing(
            x -> {
              float p = (float) (1 / (1 + Math.exp(-20 * (x[0] - 0.4))));
              return new float[] {p, 1 - p};
            },
            2);
    double steady = squeezing.score(new float[] {1, 1, 1, 1});
    double brittle = squeezing.score(new float[] {0.45f, 0, 0, 0});
    assertThat(steady).isCloseTo(0, within(1e-6));
    assertThat(brittle).isGreaterThan(1);
    assertThatThrownBy(() -> squeezing.score(new float[3])).hasMessageContaining("rows of 2");
  }
}
