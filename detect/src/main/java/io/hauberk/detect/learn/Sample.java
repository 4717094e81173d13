package io.hauberk.detect.learn;

import java.util.ArrayList;
import java.util.List;

/** Rows to learn from. */
final class Sample {

  private final List<double[]> rows;
  private final List<Boolean> attack;

  Sample(List<double[]> rows, List<Boolean> attack) {
    this.rows = List.copyOf(rows);
    this.attack = List.copyOf(attack);
  }

  List<double[]> rows() {
    return rows;
  }

  boolean[] attack() {
    var flags = new boolean[attack.size()];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = attack.get(i);
    }
    return flags;
  }

  List<double[]> normal() {
    var normal = new ArrayList<double[]>();
    for (int i = 0; i < rows.size(); i++) {
      if (!attack.get(i)) {
        normal.add(rows.get(i));
      }
    }
    return normal;
  }

  Sample withAttacks(List<double[]> more) {
    var all = new ArrayList<>(rows);
    all.addAll(more);
    var flags = new ArrayList<>(attack);
    more.forEach(row -> flags.add(true));
    return new Sample(all, flags);
  }
}
