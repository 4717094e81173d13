package io.hauberk.data.anonymize;

import java.util.List;
import java.util.function.Predicate;

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
    int weakRows = mark(classes, weak, this::mayHold, 0);
    if (monotone || weakRows > limit) {
      return new Verdict(weak, weak, weakRows <= limit, weakRows <= limit);
    }
    var failing = weak.clone();
    int rows = mark(classes, failing, this::holds, weakRows);
    return new Verdict(failing, weak, rows <= limit, true);
  }

  /** Marks classes that fail, until too many rows are in them; tells how many rows are. */
  private int mark(
      Classes classes, boolean[] failing, Predicate<ClassCounts> condition, int already) {
    int rows = already;
    for (int i = 0; i < failing.length && rows <= limit; i++) {
      int size = classes.size()[i];
      if (size > 0 && !failing[i] && !condition.test(classes.at(i))) {
        failing[i] = true;
        rows += size;
      }
    }
    return rows;
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
