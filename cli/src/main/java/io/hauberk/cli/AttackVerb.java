package io.hauberk.cli;

import com.google.errorprone.annotations.Immutable;
import io.hauberk.robust.Aim;
import io.hauberk.robust.defence.Defended;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.data.DataSet;
import java.util.List;
import java.util.Optional;

/** What {@code hauberk attack} does for one family of attacks. */
@Immutable
interface AttackVerb {

  /** Names of the results, for bars. */
  List<String> results();

  /** Checks the flags of this family before anything is read; returns the work. */
  Work prepare(AttackFlags flags);

  /** Attacks, reports, and tells the exit code. */
  interface Work {
    int run(Scene scene);
  }

  /** The flags an attack is made of. */
  record AttackFlags(
      ThreatOptions threat,
      MinimalOptions minimal,
      SpatialOptions spatial,
      Aim aim,
      CommonOptions common) {}

  /**
   * What is attacked.
   *
   * @param plain the model, without defences
   * @param defended the model behind its defences, if it has any
   * @param subtitle of the report
   */
  record Scene(
      Classifier plain,
      Optional<Defended> defended,
      DataSet samples,
      String subtitle,
      CommonOptions common,
      Session session) {

    /** What attacks meet. */
    Classifier model() {
      return defended.map(Classifier.class::cast).orElse(plain);
    }
  }
}
