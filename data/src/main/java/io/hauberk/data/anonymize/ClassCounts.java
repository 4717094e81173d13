package io.hauberk.data.anonymize;

/** What a privacy model sees of one class: records, population records, sensitive values. */
record ClassCounts(int size, int population, int[] counts, int offset) {

  int count(int value) {
    return counts[offset + value];
  }
}
