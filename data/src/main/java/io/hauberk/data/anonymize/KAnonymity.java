package io.hauberk.data.anonymize;

import io.hauberk.core.Checks;

/**
 * No class has fewer than k records (Sweeney 2002).
 *
 * @param k at least 2
 */
public record KAnonymity(int k) implements PrivacyModel {

  public KAnonymity {
    Checks.argument(k >= 2, "k", k, ">= 2");
  }

  @Override
  public ClassTest over(Microdata data) {
    Checks.argument(k <= data.rows(), "k", k, "at most the " + data.rows() + " rows");
    Monotone test = counts -> counts.size() >= k;
    return test;
  }
}
