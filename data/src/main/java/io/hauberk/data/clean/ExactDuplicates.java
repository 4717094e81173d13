package io.hauberk.data.clean;

import java.util.List;
import java.util.OptionalLong;

/**
 * Rows that were there before, cell for cell. Rows are compared by 128 bits of keyed hash: 64 in
 * the index, 64 beside it; two different rows of a billion meet with probability below 2^-68.
 */
final class ExactDuplicates {

  private final SipKey first = SipKey.fresh();
  private final SipKey second = SipKey.fresh();
  private final RowIndex index;
  private final GrowingLongs checks = new GrowingLongs();
  private final GrowingLongs numbers = new GrowingLongs();

  ExactDuplicates(int maxRows) {
    index = new RowIndex(maxRows);
  }

  /** The number of the earlier row equal to this one; else this one is remembered. */
  OptionalLong seen(List<String> row, long number) {
    var text = joined(row);
    long hash = first.hash(text);
    long check = second.hash(text);
    int earlier = index.find(hash);
    if (earlier != RowIndex.NONE) {
      return checks.at(earlier) == check
          ? OptionalLong.of(numbers.at(earlier))
          : OptionalLong.empty();
    }
    index.put(hash, checks.size());
    checks.add(check);
    numbers.add(number);
    return OptionalLong.empty();
  }

  /** Lengths keep the cells apart whatever they hold. */
  private static String joined(List<String> row) {
    var text = new StringBuilder();
    for (var cell : row) {
      text.append(cell.length()).append(':').append(cell);
    }
    return text.toString();
  }
}
