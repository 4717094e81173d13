package io.hauberk.data.anonymize;

import java.util.List;

/** Which classes of a node fail the models, and whether suppressing them stays within the limit. */
final class Judge {

  /**
   * A node's judgement.
   *
   * @param failing classes that must be suppressed; the same array as {@code weakFailing} when all
   *     models are monotone
   * @param weakFailing classes whose every part fails too
   * @param weakHolds whether the latter alone stay within the limit
   */
  record Verdict(boolean[] failing, boolean[] weakFailing, boolean holds, boolean weakHolds) {}

  private final List<PrivacyModel.ClassTest> tests;
  private final int limit;
  private final boolean monotone;

  Judge(List<PrivacyModel.ClassTest> tests, int limit) {
    this.tests = List.copyOf(tests);
    this.limit = limit;
    monotone = tests.stream().allMatch(Monotone.class::isInstance);
  }

  Verdict over(Classes classes) {
    var weak = new boolean[classes.count()];
    int weakRows = 0;
    for (int i = 0; i < weak.length && weakRows <= limit; i++) {
      weak[i] = classes.size()[i] > 0 && !mayHold(classes.at(i));
      weakRows += weak[i] ? classes.size()[i] : 0;
    }
    if (monotone || weakRows > limit) {
      return new Verdict(weak, weak, weakRows <= limit, weakRows <= limit);
    }
    var strong = weak.clone();
    int rows = weakRows;
    for (int i = 0; i < strong.length && rows <= limit; i++) {
      if (classes.size()[i] > 0 && !weak[i] && !holds(classes.at(i))) {
        strong[i] = true;
        rows += classes.size()[i];
      }
    }
    return new Verdict(strong, weak, rows <= limit, true);
  }

  private boolean mayHold(ClassCounts counts) {
    for (var test : tests) {
      if (!test.mayHold(counts)) {
        return false;
      }
    }
    return true;
  }

  private boolean holds(ClassCounts counts) {
    for (var test : tests) {
      if (!test.holds(counts)) {
        return false;
      }
    }
    return true;
  }
}
