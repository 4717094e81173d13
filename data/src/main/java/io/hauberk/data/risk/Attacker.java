package io.hauberk.data.risk;

import io.hauberk.core.Checks;

/** Who tries to find a person in a table (El Emam 2013, chapters 2 and 16). */
public enum Attacker {
  /** Knows that the person is in the table: right once in as many as the class has records. */
  PROSECUTOR {
    @Override
    AttackerRisk risk(MatchClasses classes, double threshold) {
      return classes.risk(i -> 1.0 / classes.size(i), threshold);
    }
  },
  /**
   * Does not know who is in the table and wants any one person: right once in as many as the
   * population has in the class.
   */
  JOURNALIST {
    @Override
    AttackerRisk risk(MatchClasses classes, double threshold) {
      return classes.risk(i -> 1.0 / classes.population(i), threshold);
    }
  };

  abstract AttackerRisk risk(MatchClasses classes, double threshold);

  /**
   * The risk from this attacker.
   *
   * @param threshold chance above which a record counts as at risk; 0.2 is 1 in 5, often used
   */
  public AttackerRisk of(MatchClasses classes, double threshold) {
    Checks.inRange("threshold", threshold, 0, 1);
    return risk(classes, threshold);
  }

  /**
   * The marketer, who matches everybody and counts the right matches: the expected share of records
   * that a list of the population identifies.
   */
  public static double marketer(MatchClasses classes) {
    return JOURNALIST.of(classes, 1).average();
  }
}
