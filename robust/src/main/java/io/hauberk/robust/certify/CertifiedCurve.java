package io.hauberk.robust.certify;

import io.hauberk.core.Checks;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Certified accuracy against radius: how many samples are right and stay so.
 *
 * @param samples all of them
 * @param right without attack; an abstention is not right
 * @param abstained samples on which a smoothed model says nothing
 * @param points by growing radius
 */
public record CertifiedCurve(long samples, long right, long abstained, List<Point> points) {

  /** How many samples hold at a radius. */
  public record Point(double radius, long held) {}

  public CertifiedCurve {
    Checks.positive("samples", samples);
    Checks.argument(!points.isEmpty(), "points", "none", "at least one");
    points = List.copyOf(points);
  }

  /** Of the answers of a smoothed model. */
  public static CertifiedCurve of(List<SmoothedAnswer> answers, List<Double> radii) {
    return new CertifiedCurve(
        answers.size(),
        answers.stream().filter(SmoothedAnswer::right).count(),
        answers.stream().filter(SmoothedAnswer::abstains).count(),
        growing(radii)
            .mapToObj(r -> new Point(r, answers.stream().filter(a -> a.holds(r)).count()))
            .toList());
  }

  static DoubleStream growing(List<Double> radii) {
    radii.forEach(radius -> Checks.positive("radius", radius));
    return radii.stream().mapToDouble(Double::doubleValue).sorted().distinct();
  }

  public double cleanAccuracy() {
    return (double) right / samples;
  }

  /** At one of the points. */
  public double accuracy(Point point) {
    return (double) point.held / samples;
  }

  /** At the largest radius. */
  public double certifiedAccuracy() {
    return accuracy(points.get(points.size() - 1));
  }
}
