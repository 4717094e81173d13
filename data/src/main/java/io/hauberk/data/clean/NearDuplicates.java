package io.hauberk.data.clean;

import io.hauberk.core.Checks;
import java.util.List;

/**
 * Rows almost like an earlier one: MinHash signatures over character shingles (Broder 1997) in
 * bands of locality-sensitive hashing (Leskovec, Rajaraman, Ullman, section 3.4). A pair of Jaccard
 * similarity s meets in a band with probability 1-(1-s^r)^b; its similarity is then estimated over
 * all b r hashes with standard error sqrt(s(1-s)/(b r)). Memory: 4 b r + 8 b bytes a row kept.
 *
 * @param threshold of the estimated Jaccard similarity
 * @param shingle characters of one shingle
 * @param bands b
 * @param rows r, hashes of one band
 * @param columns that are compared; all when empty
 * @param consequence for the later row of a pair
 */
public record NearDuplicates(
    double threshold,
    int shingle,
    int bands,
    int rows,
    List<String> columns,
    Consequence consequence) {

  /** Finds a pair of similarity 0.8 with probability 0.9999. */
  public static final int DEFAULT_BANDS = 32;

  public static final int DEFAULT_ROWS = 4;
  public static final int DEFAULT_SHINGLE = 3;

  public NearDuplicates {
    Checks.argument(threshold > 0 && threshold <= 1, "threshold", threshold, "> 0 and <= 1");
    Checks.inRange("shingle", shingle, 1, 64);
    Checks.inRange("bands", bands, 1, 256);
    Checks.inRange("rows of a band", rows, 1, 64);
    columns = List.copyOf(columns);
  }

  /** With 32 bands of 4 hashes over shingles of three characters, all columns. */
  public static NearDuplicates atLeast(double threshold, Consequence consequence) {
    return new NearDuplicates(
        threshold, DEFAULT_SHINGLE, DEFAULT_BANDS, DEFAULT_ROWS, List.of(), consequence);
  }

  /** Probability that a pair of this similarity becomes a candidate. */
  public double candidateProbability(double similarity) {
    return 1 - Math.pow(1 - Math.pow(similarity, rows), bands);
  }
}
