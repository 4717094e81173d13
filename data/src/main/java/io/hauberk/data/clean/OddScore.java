package io.hauberk.data.clean;

import io.hauberk.core.Randomness;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An isolation forest over the numeric columns of a table; a missing number is the median. */
final class OddScore {

  private final OddRows rule;
  private final int[] places;
  private final double[] medians;
  private final ValueType[] types;
  private final IsolationForest forest;

  private OddScore(OddRows rule, TableProfile profile, int[] places, long seed) {
    this.rule = rule;
    this.places = places;
    var columns = profile.columns();
    medians =
        java.util.Arrays.stream(places).mapToDouble(c -> columns.get(c).scale().median()).toArray();
    types =
        java.util.Arrays.stream(places)
            .mapToObj(c -> columns.get(c).type())
            .toArray(ValueType[]::new);
    var numbers = profile.sample().stream().map(this::numbers).toList();
    forest = new IsolationForest(numbers, new Randomness(seed).derive("isolation forest"));
  }

  /** Nothing when there are not two rows or no numeric column. */
  static Optional<OddScore> of(OddRows rule, TableProfile profile, long seed) {
    int[] places =
        java.util.stream.IntStream.range(0, profile.columns().size())
            .filter(c -> isNumeric(profile.columns().get(c).type()))
            .toArray();
    return profile.rows() < 2 || places.length == 0
        ? Optional.empty()
        : Optional.of(new OddScore(rule, profile, places, seed));
  }

  private static boolean isNumeric(ValueType type) {
    return type == ValueType.INTEGER || type == ValueType.DECIMAL;
  }

  Optional<Finding> judge(List<String> row) {
    double score = forest.score(numbers(row));
    return score < rule.threshold()
        ? Optional.empty()
        : Optional.of(
            Finding.row(Kind.ODD_ROW, String.format(Locale.ROOT, "isolation score %.3f", score)));
  }

  private double[] numbers(List<String> row) {
    var numbers = new double[places.length];
    for (int i = 0; i < numbers.length; i++) {
      var canonical = types[i].canonical(row.get(places[i]).strip());
      numbers[i] = types[i].number(canonical).orElse(medians[i]);
    }
    return numbers;
  }
}
