package io.hauberk.detect.query;

import io.hauberk.core.Checks;
import io.hauberk.core.RandomStream;
import io.hauberk.core.Randomness;
import java.util.Arrays;
import java.util.List;

/**
 * What honest queries look like: their place in a few secret random directions (Mahalanobis
 * distance), and how sure the model is of its answers. One half of the queries gives the shape, the
 * other the ranks.
 */
public final class HonestQueries {

  static final int DIRECTIONS = 24;

  private static final int LEAST = 400;

  /** Added to variances, as a share of their mean: no direction is without spread. */
  private static final double RIDGE = 1e-3;

  private final int width;
  private final float[][] directions;
  private final Gaussian shape;
  private final Ranks distances;

  /** Of the half that gave the shape, so that regions owe nothing to the half that is ranked. */
  private final Ranks shells;

  private final Ranks confidences;
  private final Regions regions;

  private HonestQueries(List<Query> queries, Randomness random) {
    width = queries.get(0).values().length;
    directions = new float[DIRECTIONS][width];
    for (int d = 0; d < DIRECTIONS; d++) {
      RandomStream draw = random.stream(4, d);
      draw.fillGaussian(directions[d]);
    }
    int half = queries.size() / 2;
    var places = queries.stream().map(query -> place(query.values())).toList();
    shape = Gaussian.of(places.subList(0, half), RIDGE);
    var distant = places.subList(half, places.size()).stream().mapToDouble(shape::distance);
    distances = new Ranks(distant.toArray());
    shells = new Ranks(places.subList(0, half).stream().mapToDouble(shape::distance).toArray());
    confidences = new Ranks(queries.stream().mapToDouble(Query::confidence).toArray());
    regions =
        new Regions(
            queries.subList(0, half).stream().mapToInt(this::region).toArray(),
            queries.subList(half, queries.size()).stream().mapToInt(this::region).toArray());
  }

  /**
   * Learns honest queries; an attacker's queries among them would pass as honest later.
   *
   * @param queries at least 400, in random order
   */
  public static HonestQueries of(List<Query> queries) {
    return of(queries, new Randomness(Randomness.secure().nextLong()));
  }

  static HonestQueries of(List<Query> queries, Randomness random) {
    Checks.argument(queries.size() >= LEAST, "honest queries", queries.size(), ">= " + LEAST);
    return new HonestQueries(queries, random);
  }

  /** Small for inputs unlike honest ones; inputs of another length are as unlike as can be. */
  double strange(Query query) {
    return query.values().length == width
        ? distances.above(shape.distance(place(query.values())))
        : distances.above(Double.MAX_VALUE);
  }

  /** Where a query lies; inputs of another length in the outermost region of their answer. */
  int region(Query query) {
    if (query.values().length != width) {
      return Regions.of(query.answer(), new double[DIRECTIONS], 0);
    }
    var point = shape.whitened(place(query.values()));
    double squares = Arrays.stream(point).map(x -> x * x).sum();
    return Regions.of(query.answer(), point, shells.above(squares));
  }

  Regions regions() {
    return regions;
  }

  /** Small for answers that the model is unusually sure of. */
  double sure(Query query) {
    return confidences.above(query.confidence());
  }

  /** Small for answers that the model is unusually unsure of. */
  double unsure(Query query) {
    return confidences.below(query.confidence());
  }

  private double[] place(float[] values) {
    var place = new double[DIRECTIONS];
    for (int d = 0; d < DIRECTIONS; d++) {
      double sum = 0;
      for (int i = 0; i < Math.min(width, values.length); i++) {
        sum += directions[d][i] * values[i];
      }
      place[d] = sum;
    }
    return place;
  }
}
