package io.hauberk.data.clean;

import io.hauberk.core.DataFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The signatures of the rows kept so far, in bands. */
final class NearIndex {

  /** Earlier rows of one band that are looked at: hostile rows cannot make the work quadratic. */
  private static final int MOST_CANDIDATES = 64;

  /** The nearest earlier row. */
  record Pair(long row, double similarity) {
    String detail() {
      return String.format(Locale.ROOT, "row %d, similarity %.2f", row, similarity);
    }
  }

  private final NearDuplicates rule;
  private final MinHash hash;
  private final int maxRows;
  private final List<RowIndex> bands = new ArrayList<>();
  private final List<int[]> signatures = new ArrayList<>();
  private final List<int[]> chains = new ArrayList<>();
  private final GrowingLongs numbers = new GrowingLongs();
  private final int[] places;

  NearIndex(NearDuplicates rule, List<String> columns, int maxRows) {
    this(rule, columns, maxRows, SipKey.fresh());
  }

  NearIndex(NearDuplicates rule, List<String> columns, int maxRows, SipKey key) {
    this.rule = rule;
    this.maxRows = maxRows;
    hash = new MinHash(key, rule.shingle(), rule.bands() * rule.rows());
    for (int b = 0; b < rule.bands(); b++) {
      bands.add(new RowIndex(maxRows));
    }
    var compared = rule.columns().isEmpty() ? columns : rule.columns();
    places = compared.stream().mapToInt(name -> Places.of(columns, name)).toArray();
  }

  /** The nearest earlier row at the threshold or above; else this one is remembered. */
  Optional<Pair> seen(List<String> row, long number) {
    var text = new StringBuilder();
    for (int place : places) {
      text.append(row.get(place)).append('\u001F');
    }
    var signature = hash.signature(text.toString());
    var nearest = nearest(signature);
    if (nearest.isEmpty()) {
      remember(signature, number);
    }
    return nearest;
  }

  private Optional<Pair> nearest(int[] signature) {
    var best = Optional.<Pair>empty();
    for (int b = 0; b < rule.bands(); b++) {
      int candidate = bands.get(b).find(bandHash(signature, b));
      for (int i = 0; i < MOST_CANDIDATES && candidate != RowIndex.NONE; i++) {
        best = better(best, candidate, MinHash.similarity(signature, signatures.get(candidate)));
        candidate = chains.get(candidate)[b];
      }
    }
    return best;
  }

  private Optional<Pair> better(Optional<Pair> best, int candidate, double similarity) {
    double least = best.map(Pair::similarity).map(Math::nextUp).orElse(rule.threshold());
    return similarity >= least ? Optional.of(new Pair(numbers.at(candidate), similarity)) : best;
  }

  private void remember(int[] signature, long number) {
    if (signatures.size() == maxRows) {
      throw new DataFormatException(
          "rows", "more different ones than " + maxRows, "a larger --max-rows, or fewer rows");
    }
    var chain = new int[rule.bands()];
    for (int b = 0; b < chain.length; b++) {
      chain[b] = bands.get(b).put(bandHash(signature, b), signatures.size());
    }
    signatures.add(signature);
    chains.add(chain);
    numbers.add(number);
  }

  private long bandHash(int[] signature, int band) {
    long hash = band;
    for (int i = band * rule.rows(); i < (band + 1) * rule.rows(); i++) {
      hash = (hash ^ signature[i]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    return hash;
  }
}
