package io.hauberk.data.anonymize;

/** What every class of a released table must satisfy. */
public sealed interface PrivacyModel permits KAnonymity, KMap, Diversity, Closeness {

  /** The model over one table's sensitive values. */
  ClassTest over(Microdata data);

  /** Decides on one class. */
  interface ClassTest {

    /** Whether the class may be released. */
    boolean holds(ClassCounts counts);

    /**
     * A weaker condition that stays true when classes merge: where it fails for too many records,
     * no finer node can succeed.
     */
    boolean mayHold(ClassCounts counts);
  }
}
