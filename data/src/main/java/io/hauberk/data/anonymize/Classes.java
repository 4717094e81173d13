package io.hauberk.data.anonymize;

/**
 * The classes of equal records at one node of the lattice.
 *
 * @param levels of the quasi-identifiers
 * @param keys of each class, its group numbers packed; one array a word of {@link TupleLayout}
 * @param size of each class: records of the table
 * @param population of each class: records of the population
 * @param counts of each class, {@code width} sensitive values
 */
record Classes(int[] levels, long[][] keys, int[] size, int[] population, int[] counts, int width) {

  int count() {
    return size.length;
  }

  boolean generalisesTo(int[] node) {
    for (int i = 0; i < node.length; i++) {
      if (levels[i] > node[i]) {
        return false;
      }
    }
    return true;
  }

  /** One class, seen by a privacy model. */
  ClassCounts at(int index) {
    return new ClassCounts(size[index], population[index], counts, index * width);
  }
}
