package io.hauberk.data.clean;

import io.hauberk.core.RandomStream;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What one column holds, told from one pass at bounded memory. */
public final class ColumnProfile {

  /** Numbers sampled uniformly for median and spread: exact up to as many. */
  static final int SAMPLE = 100_000;

  static final int MAX_DIFFERENT = 10_000;

  /** Least share of filled cells that makes a column's type. */
  static final double TYPE_SHARE = 0.95;

  private final String name;
  private final RandomStream random;
  private final Map<ValueType, Long> fits = new EnumMap<>(ValueType.class);
  private final Map<String, Long> values = new HashMap<>();
  private double[] sample = new double[64];
  private long numbers;
  private long filled;
  private long missing;

  ColumnProfile(String name, RandomStream random) {
    this.name = name;
    this.random = random;
  }

  void miss() {
    missing++;
  }

  void see(String stripped) {
    filled++;
    for (var type : ValueType.values()) {
      if (type.canonical(stripped).isPresent()) {
        fits.merge(type, 1L, Long::sum);
      }
    }
    var number = ValueType.DECIMAL.canonical(stripped);
    number.ifPresent(digits -> keep(Double.parseDouble(digits)));
    if (values.size() < MAX_DIFFERENT || values.containsKey(stripped)) {
      values.merge(stripped, 1L, Long::sum);
    } else {
      values.merge("", 1L, Long::sum);
    }
  }

  private void keep(double number) {
    numbers++;
    if (numbers <= SAMPLE) {
      int place = (int) numbers - 1;
      sample = place == sample.length ? java.util.Arrays.copyOf(sample, place * 2) : sample;
      sample[place] = number;
      return;
    }
    long place = (long) (random.nextDouble() * numbers);
    if (place < SAMPLE) {
      sample[(int) place] = number;
    }
  }

  public String name() {
    return name;
  }

  public long filled() {
    return filled;
  }

  public long missing() {
    return missing;
  }

  /** The first type that {@value #TYPE_SHARE} of the filled cells have. */
  public ValueType type() {
    for (var type : ValueType.values()) {
      if (filled > 0 && fits.getOrDefault(type, 0L) >= TYPE_SHARE * filled) {
        return type;
      }
    }
    return ValueType.TEXT;
  }

  RobustZ.Scale scale() {
    return RobustZ.Scale.of(java.util.Arrays.copyOf(sample, (int) Math.min(SAMPLE, numbers)));
  }

  OptionalDouble median() {
    return numbers == 0 ? OptionalDouble.empty() : OptionalDouble.of(scale().median());
  }

  /** Nothing when the column is empty or has too many different values to count. */
  Optional<String> mostFrequent() {
    return values.containsKey("")
        ? Optional.empty()
        : values.entrySet().stream()
            .max(
                Map.Entry.<String, Long>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey);
  }
}
