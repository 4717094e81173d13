package io.hauberk.detect.query;

import io.hauberk.core.Checks;
import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.alert.Response;
import io.hauberk.detect.alert.Technique;
import io.hauberk.report.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * PRADA's test for extraction by synthetic queries: the distances of a caller's queries to the
 * nearest of those before are near a normal distribution unless the queries are made from each
 * other. Works on the first {@value #WIDTH} values of evenly picked places, and on the last {@value
 * #DISTANCES} distances and {@value #GROWN} anchors of a caller.
 *
 * <p>Evaded by natural queries (Orekondy et al. 2019), by mixing them in, and by several names; by
 * a caller's first hundred queries anyway.
 *
 * <p>Source: Juuti et al. 2019, PRADA, section 5 and algorithm 3; one set for all classes, since a
 * service that answers scores need not know classes.
 */
public final class Prada implements QueryDetector {

  /** The paper's on MNIST. */
  public static final double DEFAULT_LEAST_W = 0.95;

  static final int DISTANCES = 200;
  static final int GROWN = 256;
  static final int WIDTH = 256;

  private static final int LEAST = 100;
  private static final int EVERY = 10;
  private static final double OUTLIER = 3;

  /** So many callers take 0.3 GB at worst, if all ask much; the longest silent is forgotten. */
  private static final int ROOM = 1 << 10;

  private final double leastW;
  private final Callers<State> callers = new Callers<>(ROOM, State::new);

  private static final class State {
    private final List<float[]> anchors = new ArrayList<>();
    private final double[] distances = new double[DISTANCES];
    private double threshold;
    private double sum;
    private double squares;
    private int added;
    private long count;
  }

  public Prada(double leastW) {
    Checks.argument(leastW > 0 && leastW < 1, "prada.leastW", leastW, "0 < W < 1");
    this.leastW = leastW;
  }

  @Override
  public Optional<Alert> observe(Query query) {
    var state = callers.of(query.caller());
    var point = picked(query.values());
    if (state.anchors.isEmpty()) {
      state.anchors.add(point);
      return Optional.empty();
    }
    double distance = nearest(state, point);
    state.distances[(int) (state.count++ % DISTANCES)] = distance;
    if (distance > state.threshold && state.anchors.size() < GROWN) {
      grow(state, point, distance);
    }
    return state.count >= LEAST && state.count % EVERY == 0 ? test(state, query) : Optional.empty();
  }

  private static float[] picked(float[] values) {
    int width = Math.min(WIDTH, values.length);
    var point = new float[width];
    for (int i = 0; i < width; i++) {
      point[i] = values[(int) ((long) i * values.length / width)];
    }
    return point;
  }

  private static double nearest(State state, float[] point) {
    double least = Double.MAX_VALUE;
    for (var anchor : state.anchors) {
      double squares = 0;
      for (int i = 0; i < Math.min(anchor.length, point.length); i++) {
        double step = anchor[i] - point[i];
        squares += step * step;
      }
      least = Math.min(least, squares);
    }
    return Math.sqrt(least);
  }

  /** The threshold follows mean less deviation of the distances at which anchors were added. */
  private static void grow(State state, float[] point, double distance) {
    state.anchors.add(point);
    state.added++;
    state.sum += distance;
    state.squares += distance * distance;
    double mean = state.sum / state.added;
    double variance = Math.max(0, state.squares / state.added - mean * mean);
    state.threshold = Math.max(state.threshold, mean - Math.sqrt(variance));
  }

  private Optional<Alert> test(State state, Query query) {
    var all = Arrays.copyOf(state.distances, (int) Math.min(state.count, DISTANCES));
    double mean = Arrays.stream(all).average().orElse(0);
    double deviation =
        Math.sqrt(Arrays.stream(all).map(d -> (d - mean) * (d - mean)).average().orElse(0));
    var kept = Arrays.stream(all).filter(d -> Math.abs(d - mean) <= OUTLIER * deviation).toArray();
    double w = kept.length < ShapiroWilk.LEAST ? 1 : ShapiroWilk.w(kept);
    if (w >= leastW) {
      return Optional.empty();
    }
    return Optional.of(
        Alert.builder("extraction", "Queries made from each other", query.time())
            .principal(query.caller())
            .score(1 - w, 1 - leastW)
            .severity(Severity.HIGH)
            .evidence(List.of("after " + state.count + " queries"))
            .techniques(Technique.EXTRACT_AI_MODEL)
            .responses(new Response.Throttle(query.caller(), 10, Duration.ofHours(1)))
            .build());
  }
}
