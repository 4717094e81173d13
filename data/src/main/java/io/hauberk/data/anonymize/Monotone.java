package io.hauberk.data.anonymize;

/** A test that, once true, stays true when classes merge. */
@FunctionalInterface
interface Monotone extends PrivacyModel.ClassTest {

  @Override
  default boolean mayHold(ClassCounts counts) {
    return holds(counts);
  }
}
