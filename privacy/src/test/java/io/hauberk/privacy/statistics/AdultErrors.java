package io.hauberk.privacy.statistics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * Root mean squared errors on the ages of Adult, for the questions of
 * benchmarks/peers/statistics.py. Arguments: the file adult.csv, releases of each question.
 */
final class AdultErrors {

  private static final Bounds AGES = new Bounds(0, 120);
  private static final int BINS = 12;

  private AdultErrors() {}

  /**
   * An aggregate of one or more tables, whose figures stand together.
   *
   * @param truth of sorted ages
   */
  private record Question(
      String name,
      Aggregate aggregate,
      UnaryOperator<double[]> truth,
      Collection<double[]> tables) {}

  public static void main(String[] args) throws IOException {
    var lines = Files.readAllLines(Path.of(args[0]));
    var columns = List.of(lines.get(0).split(";"));
    var rows = lines.stream().skip(1).map(line -> line.split(";")).toList();
    int age = columns.indexOf("age");
    int education = columns.indexOf("education");
    var byEducation =
        rows.stream()
            .collect(Collectors.groupingBy(row -> row[education], TreeMap::new, ages(age)));
    for (double epsilon : new double[] {0.1, 1}) {
      for (var question : questions(rows.stream().collect(ages(age)), byEducation)) {
        double error = error(question, epsilon, Integer.parseInt(args[1]));
        System.out.printf("hauberk\t%s\t%s\t%.6g%n", question.name, epsilon, error);
      }
    }
  }

  private static Collector<String[], ?, double[]> ages(int column) {
    return Collectors.collectingAndThen(
        Collectors.toList(),
        rows ->
            rows.stream().mapToDouble(row -> Double.parseDouble(row[column])).sorted().toArray());
  }

  private static List<Question> questions(double[] ages, Map<String, double[]> byEducation) {
    var all = List.of(ages);
    var histogram = new Histogram(AGES, BINS);
    return List.of(
        new Question("count", new Count(), AdultErrors::size, all),
        new Question("sum", new Sum(AGES), v -> one(Arrays.stream(v).sum()), all),
        new Question("mean", new Mean(AGES), v -> one(mean(v)), all),
        new Question("variance", new Variance(AGES), v -> one(variance(v)), all),
        new Question("quantile 0.25", quantile(0.25), v -> one(at(v, 0.25)), all),
        new Question("quantile 0.5", quantile(0.5), v -> one(at(v, 0.5)), all),
        new Question("histogram", histogram, v -> counts(histogram, v), all),
        new Question("count by education", new Count(), AdultErrors::size, byEducation.values()));
  }

  private static double error(Question question, double epsilon, int repeats) {
    double squares = 0;
    int figures = 0;
    for (var table : question.tables) {
      var truth = question.truth.apply(table);
      var cells = cells(question.aggregate, table);
      for (int i = 0; i < repeats; i++) {
        var released = question.aggregate.release(cells, 1, epsilon);
        for (int at = 0; at < truth.length; at++) { // a variance tells the mean as well
          squares += Math.pow(released.get(at) - truth[at], 2);
        }
        figures += truth.length;
      }
    }
    return Math.sqrt(squares / figures);
  }

  private static long[] cells(Aggregate aggregate, double[] values) {
    var cells = new long[aggregate.cells()];
    Arrays.stream(values).forEach(value -> aggregate.add(value, cells));
    return cells;
  }

  private static Quantiles quantile(double rank) {
    return new Quantiles(AGES, List.of(rank));
  }

  private static double[] one(double value) {
    return new double[] {value};
  }

  private static double[] size(double[] values) {
    return one(values.length);
  }

  private static double[] counts(Histogram histogram, double[] values) {
    return Arrays.stream(cells(histogram, values)).asDoubleStream().toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
  }

  private static double at(double[] sorted, double rank) {
    return sorted[(int) Math.ceil(rank * sorted.length) - 1];
  }
}
