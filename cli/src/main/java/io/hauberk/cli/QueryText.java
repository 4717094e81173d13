package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.privacy.statistics.Aggregate;
import io.hauberk.privacy.statistics.Bounds;
import io.hauberk.privacy.statistics.Contribution;
import io.hauberk.privacy.statistics.Count;
import io.hauberk.privacy.statistics.Groups;
import io.hauberk.privacy.statistics.Histogram;
import io.hauberk.privacy.statistics.Mean;
import io.hauberk.privacy.statistics.Quantiles;
import io.hauberk.privacy.statistics.Query;
import io.hauberk.privacy.statistics.Sum;
import io.hauberk.privacy.statistics.Variance;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A question as people write it: {@code mean(income) by region top 5}.
 *
 * @param column of the values; null for counts
 * @param group the column of groups; null for one group of all rows
 */
record QueryText(
    Kind kind, @Nullable String column, List<Double> numbers, @Nullable String group, int most) {

  private static final int MAX_LENGTH = 1000;
  private static final String RULE =
      "count(), sum(C), mean(C), variance(C), median(C), quantile(C, Q...) or histogram(C, BINS),"
          + " then 'by C', 'top K'";
  private static final Pattern SHAPE =
      Pattern.compile(
          "\\s*(\\w+)\\s*\\(([^()]*)\\)(?:\\s+by\\s+(.+?))?(?:\\s+top\\s+(\\d{1,6}))?\\s*");

  /** What is computed; how many numbers follow the column. */
  enum Kind {
    COUNT(0, 0) {
      @Override
      Aggregate aggregate(QueryText text, Map<String, String> bounds) {
        return new Count();
      }
    },
    SUM(0, 0) {
      @Override
      Aggregate aggregate(QueryText text, Map<String, String> bounds) {
        return new Sum(text.bounds(bounds));
      }
    },
    MEAN(0, 0) {
      @Override
      Aggregate aggregate(QueryText text, Map<String, String> bounds) {
        return new Mean(text.bounds(bounds));
      }
    },
    VARIANCE(0, 0) {
      @Override
      Aggregate aggregate(QueryText text, Map<String, String> bounds) {
        return new Variance(text.bounds(bounds));
      }
    },
    MEDIAN(0, 0) {
      @Override
      Aggregate aggregate(QueryText text, Map<String, String> bounds) {
        return new Quantiles(text.bounds(bounds), List.of(0.5));
      }
    },
    QUANTILE(1, 100) {
      @Override
      Aggregate aggregate(QueryText text, Map<String, String> bounds) {
        return new Quantiles(text.bounds(bounds), text.numbers());
      }
    },
    HISTOGRAM(1, 1) {
      @Override
      Aggregate aggregate(QueryText text, Map<String, String> bounds) {
        double bins = text.numbers().get(0);
        Checks.argument(bins == Math.rint(bins), "bins", bins, "a whole number");
        return new Histogram(text.bounds(bounds), (int) bins);
      }
    };

    private final int fewest;
    private final int most;

    Kind(int fewest, int most) {
      this.fewest = fewest;
      this.most = most;
    }

    abstract Aggregate aggregate(QueryText text, Map<String, String> bounds);
  }

  static QueryText parse(String text) {
    var matcher = SHAPE.matcher(text);
    Checks.argument(text.length() <= MAX_LENGTH && matcher.matches(), "query", text, RULE);
    var kind = kind(matcher.group(1), text);
    var arguments =
        matcher.group(2).isBlank()
            ? List.<String>of()
            : Arrays.stream(matcher.group(2).split(",", -1)).map(String::strip).toList();
    int numbers = Math.max(0, arguments.size() - 1);
    Checks.argument(
        (kind == Kind.COUNT) == arguments.isEmpty()
            && numbers >= kind.fewest
            && numbers <= kind.most,
        "query",
        text,
        RULE);
    var column = arguments.isEmpty() ? null : arguments.get(0);
    var values = arguments.stream().skip(1).map(word -> NumberText.parse("query", word)).toList();
    int most = matcher.group(4) == null ? Query.ALL : Integer.parseInt(matcher.group(4));
    return new QueryText(kind, column, values, matcher.group(3), most);
  }

  Query query(Map<String, String> bounds, List<String> names, Contribution contribution) {
    Checks.argument(
        names.isEmpty() || group != null, "--groups", names, "only with 'by C' in the query");
    Groups groups =
        group == null
            ? new Groups.Whole()
            : names.isEmpty() ? new Groups.Private() : new Groups.Public(names);
    return new Query(kind.aggregate(this, bounds), groups, contribution, most);
  }

  private Bounds bounds(Map<String, String> all) {
    var text = all.getOrDefault(String.valueOf(column), "");
    Checks.argument(
        !text.isEmpty(),
        "--bounds",
        "none for " + column,
        column + "=LOW:HIGH, known without the data");
    var ends = text.split(":", -1);
    Checks.argument(
        ends.length == 2, "--bounds", text, "LOW:HIGH, two numbers known without the data");
    return new Bounds(NumberText.parse("--bounds", ends[0]), NumberText.parse("--bounds", ends[1]));
  }

  private static Kind kind(String word, String text) {
    for (var kind : Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(Checks.message("query", text, RULE));
  }
}
