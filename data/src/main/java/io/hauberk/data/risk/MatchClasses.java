package io.hauberk.data.risk;

import io.hauberk.core.Checks;
import io.hauberk.data.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;

/**
 * The records of a table by what an attacker can match: equal texts in the chosen columns make one
 * class. With each class, how many people of the population fall into it.
 */
public final class MatchClasses {

  private final int[] sizes;
  private final double[] population;
  private final int records;

  private MatchClasses(int[] sizes, double[] population) {
    this.sizes = sizes;
    this.population = population;
    int sum = 0;
    for (int size : sizes) {
      sum += size;
    }
    records = sum;
  }

  /** The table is all that the attacker matches against: its own population. */
  public static MatchClasses of(Table table, List<String> columns) {
    int[] sizes = values(count(table, columns));
    return new MatchClasses(sizes, toDoubles(sizes, 1));
  }

  /**
   * The table is a random share of a population that nobody has: a class of f records stands for f
   * / fraction people.
   *
   * @param fraction above 0 and at most 1
   */
  public static MatchClasses sampled(Table table, List<String> columns, double fraction) {
    SizeHistogram.requireFraction(fraction);
    int[] sizes = values(count(table, columns));
    return new MatchClasses(sizes, toDoubles(sizes, fraction));
  }

  /**
   * The table is a part of {@code everyone}, whose columns are written in the same way.
   *
   * @throws IllegalArgumentException when the population has fewer people in a class than the table
   */
  public static MatchClasses within(Table table, List<String> columns, Table everyone) {
    var own = count(table, columns);
    var all = count(everyone, columns);
    double[] population =
        own.entrySet().stream()
            .mapToDouble(
                entry -> {
                  int people = all.getOrDefault(entry.getKey(), 0);
                  Checks.argument(
                      people >= entry.getValue(),
                      "population",
                      people + " people in a class of " + entry.getValue() + " records",
                      "a table that contains the released records, written alike");
                  return people;
                })
            .toArray();
    return new MatchClasses(values(own), population);
  }

  private static Map<List<String>, Integer> count(Table table, List<String> columns) {
    Checks.argument(!table.rows().isEmpty(), "rows", 0, "at least 1");
    Checks.argument(!columns.isEmpty(), "quasi-identifiers", 0, "at least 1");
    int[] places = columns.stream().mapToInt(table::indexOf).toArray();
    var counts = new HashMap<List<String>, Integer>();
    for (var row : table.rows()) {
      var key = new ArrayList<String>(places.length);
      for (int place : places) {
        key.add(row.get(place));
      }
      counts.merge(key, 1, Integer::sum);
    }
    return counts;
  }

  private static int[] values(Map<List<String>, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).toArray();
  }

  private static double[] toDoubles(int[] sizes, double fraction) {
    double[] population = new double[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      population[i] = sizes[i] / fraction;
    }
    return population;
  }

  /** Records of the table. */
  public int records() {
    return records;
  }

  /** Classes of the table. */
  public int classes() {
    return sizes.length;
  }

  /** How many classes there are of each size. */
  public SizeHistogram histogram() {
    var classes = new TreeMap<Integer, Integer>();
    for (int size : sizes) {
      classes.merge(size, 1, Integer::sum);
    }
    return new SizeHistogram(classes);
  }

  /**
   * Sum of squared class sizes (Bayardo and Agrawal 2005), scaled to 1 for the table as it came and
   * 0 for one class; rows that were left out count as alike to all. ARX's discernibility.
   */
  public double discernibility(MatchClasses original) {
    double rows = original.records;
    double missing = rows - records;
    Checks.notNegative("rows left out", missing);
    double most = rows * rows;
    double least = original.squares();
    return most == least ? 1 : (most - squares() - missing * rows) / (most - least);
  }

  private double squares() {
    double sum = 0;
    for (int size : sizes) {
      sum += (double) size * size;
    }
    return sum;
  }

  AttackerRisk risk(IntToDoubleFunction ofClass, double threshold) {
    double highest = 0;
    double sum = 0;
    int above = 0;
    for (int i = 0; i < sizes.length; i++) {
      double risk = ofClass.applyAsDouble(i);
      highest = Math.max(highest, risk);
      sum += sizes[i] * risk;
      above += risk > threshold ? sizes[i] : 0;
    }
    return new AttackerRisk(highest, sum / records, (double) above / records);
  }

  int size(int index) {
    return sizes[index];
  }

  double population(int index) {
    return population[index];
  }
}
