package io.hauberk.detect.query;

import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalInt;

/**
 * Parts of the space of questions and answers: the class answered, how far from honest questions,
 * and on which side of their middle in secret directions. One half of honest queries says how rare
 * a region is, the other how seldom rare ones are met.
 */
final class Regions {

  /** Shares of honest queries further out, at which a shell begins. */
  private static final double[] SHELLS = {0.5, 0.2, 0.05, 0.01};

  private static final int SIDES = 3;

  /** More than there are honest queries. */
  private static final int RARITY_BITS = 27;

  private static final int PER_ANSWER = (SHELLS.length + 1) << SIDES;

  /** More classes share. */
  private static final int ANSWERS = 64;

  static final int COUNT = ANSWERS * PER_ANSWER;

  private final int[] known = new int[COUNT];

  /** Regions of the other half, the rarest first. */
  private final int[] met;

  Regions(int[] some, int[] others) {
    Arrays.stream(some).forEach(region -> known[region]++);
    met =
        Arrays.stream(others)
            .boxed()
            .sorted((one, two) -> Integer.compare(rarity(two), rarity(one)))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /** High in far shells, and among those of one shell where few honest queries lie. */
  private int rarity(int region) {
    return ((region % PER_ANSWER >> SIDES) << RARITY_BITS) - known[region];
  }

  /**
   * The number of a region.
   *
   * @param point in independent coordinates
   * @param further share of honest queries further out
   */
  static int of(OptionalInt answer, double[] point, double further) {
    int shell = (int) Arrays.stream(SHELLS).filter(share -> further <= share).count();
    int sides = 0;
    for (int i = 0; i < SIDES; i++) {
      sides |= point[i] > 0 ? 1 << i : 0;
    }
    int kind = Math.floorMod(answer.orElse(0), ANSWERS);
    return kind * PER_ANSWER + (shell << SIDES) + sides;
  }

  /**
   * The chance that an honest query meets a region that is new to a caller and as rare as this one;
   * 1 if this one is not new.
   *
   * @param covered the caller's regions before
   */
  double chance(int region, BitSet covered) {
    if (covered.get(region)) {
      return 1;
    }
    int as = 1;
    for (int i = 0; i < met.length && rarity(met[i]) >= rarity(region); i++) {
      as += covered.get(met[i]) ? 0 : 1;
    }
    return as / (met.length + 1.0);
  }
}
