package io.hauberk.detect.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.RandomStream;
import io.hauberk.core.Randomness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CoverageTest {

  private static final Randomness RANDOM = new Randomness(11);
  private static final int WIDTH = 40;
  private static final int CLASSES = 10;
  private static final double LIMIT = 1e5;

  private static HonestQueries honest;

  @BeforeAll
  static void learn() {
    honest =
        HonestQueries.of(IntStream.range(0, 2000).mapToObj(i -> usual("h", i)).toList(), RANDOM);
  }

  /** Class c lies around its own middle; a few classes are asked about most. */
  private static Query usual(String caller, int number) {
    var draw = RANDOM.stream(number, 1);
    int answer = (int) (CLASSES * draw.nextDouble() * draw.nextDouble());
    return query(caller, answer, 0.08, draw);
  }

  private static Query query(String caller, int answer, double spread, RandomStream draw) {
    var input = new float[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      double middle = 0.5 + 0.2 * Math.sin(answer * (i + 1.0));
      input[i] = (float) (middle + spread * draw.nextGaussian());
    }
    return new Query(caller, Instant.EPOCH, input, 0.9, OptionalInt.of(answer));
  }

  /** How many queries until the first alert; all and one if there is none. */
  private static int firstAlert(Coverage coverage, List<Query> queries) {
    int asked = 1;
    for (var query : queries) {
      if (coverage.observe(query).isPresent()) {
        return asked;
      }
      asked++;
    }
    return asked;
  }

  /** An alert in these 20,000 has a chance of one in five at most; the seed is fixed. */
  @Test
  void observe_honestCallersHoweverLong_raiseNoAlert() {
    var coverage = new Coverage(honest, LIMIT);
    var alerts = new ArrayList<String>();
    for (int i = 0; i < 20_000; i++) {
      var caller = i % 2 == 0 ? "patient" : "user" + i % 40;
      coverage.observe(usual(caller, 10_000 + i)).ifPresent(a -> alerts.add(a.principal()));
    }
    assertThat(alerts).isEmpty();
  }

  @Test
  void observe_thiefOfAllClassesWithSpreadInputs_isToldWithinAHundred() {
    var thief =
        IntStream.range(0, 100)
            .mapToObj(i -> query("thief", i % CLASSES, 0.25, RANDOM.stream(i, 2)))
            .toList();
    assertThat(firstAlert(new Coverage(honest, LIMIT), thief)).isLessThan(100);
  }

  /** A strange corner covers few regions, however often it is asked about. */
  @Test
  void observe_strangeButNarrowCaller_isNotTold() {
    var camera =
        IntStream.range(0, 500)
            .mapToObj(i -> query("camera", 9, 0.002, RANDOM.stream(i, 3)))
            .toList();
    assertThat(firstAlert(new Coverage(honest, LIMIT), camera)).isEqualTo(501);
  }

  @Test
  void observe_unlabelledHostileInputs_areBounded() {
    var coverage = new Coverage(honest, LIMIT);
    for (int i = 0; i < 40_000; i++) {
      var query = new Query("name" + i, Instant.EPOCH, new float[i % 3], 1, OptionalInt.of(-i));
      assertThat(coverage.observe(query)).isEmpty();
    }
    assertThat(coverage.forgotten()).isEqualTo(40_000 - Callers.DEFAULT_ROOM);
  }

  @Test
  void chance_regionsByRarityAndNovelty_asCounted() {
    // Known: region 0 three times, 1 once, 2 never. Met by the other half: 0, 0, 1, 2.
    var regions = new Regions(new int[] {0, 0, 0, 1}, new int[] {0, 0, 1, 2});
    var covered = new BitSet();
    assertThat(regions.chance(0, covered)).isEqualTo(1);
    assertThat(regions.chance(1, covered)).isEqualTo(3 / 5.0);
    assertThat(regions.chance(2, covered)).isEqualTo(2 / 5.0);
    assertThat(regions.chance(77, covered)).as("a far shell").isEqualTo(1 / 5.0);
    covered.set(2);
    assertThat(regions.chance(2, covered)).isEqualTo(1);
    assertThat(regions.chance(77, covered)).isEqualTo(1 / 5.0);
    assertThat(regions.chance(1, covered)).isEqualTo(2 / 5.0);
  }

  @Test
  void of_anyAnswerAndPoint_isARegion() {
    var far = new double[] {1, 1, 1};
    assertThat(Regions.of(OptionalInt.of(63), far, 0)).isEqualTo(Regions.COUNT - 1);
    assertThat(Regions.of(OptionalInt.of(-1), far, 0)).isEqualTo(Regions.COUNT - 1);
    assertThat(Regions.of(OptionalInt.empty(), new double[3], 1)).isZero();
    assertThatThrownBy(() -> new Coverage(honest, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
