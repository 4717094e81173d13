package io.hauberk.cli;

import com.google.errorprone.annotations.Immutable;
import io.hauberk.robust.Trial;
import java.util.List;

/** Rotations and shifts; they have no norm. */
@Immutable
record SpatialVerb() implements AttackVerb {

  @Override
  public List<String> results() {
    return Trials.METRICS;
  }

  @Override
  public Work prepare(AttackFlags flags) {
    var attack = flags.spatial().attack(flags.aim().goal());
    var trial = new Trial(List.of(attack), flags.aim(), flags.minimal().batchSize());
    return scene -> BudgetVerb.told(scene, attack, trial);
  }
}
