package io.hauberk.trust.policy;

import java.util.ArrayList;
import java.util.List;

/** Keeps what it is told. */
final class Recorded implements DecisionLog {

  final List<Decision> decisions = new ArrayList<>();
  final List<String> changes = new ArrayList<>();

  @Override
  public void decided(Decision decision) {
    decisions.add(decision);
  }

  @Override
  public void replaced(String before, String after) {
    changes.add(before + " " + after);
  }
}
