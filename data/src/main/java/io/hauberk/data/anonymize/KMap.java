package io.hauberk.data.anonymize;

import io.hauberk.core.Checks;

/**
 * Each class matches at least k people of the population table (Sweeney 2002): weaker than
 * k-anonymity, for an attacker who does not know who is in the released table.
 *
 * @param k at least 2
 */
public record KMap(int k) implements PrivacyModel {

  public KMap {
    Checks.argument(k >= 2, "k", k, ">= 2");
  }

  @Override
  public ClassTest over(Microdata data) {
    Checks.argument(
        data.population().isPresent(), "population", "none", "a table for k-map to count in");
    Monotone test = counts -> counts.population() >= k;
    return test;
  }
}
