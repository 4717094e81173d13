package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.robust.blackbox.Ball;
import io.hauberk.robust.blackbox.BlackBoxAttack;
import io.hauberk.robust.blackbox.Boundary;
import io.hauberk.robust.blackbox.GeoDa;
import io.hauberk.robust.blackbox.HopSkipJump;
import io.hauberk.robust.blackbox.Metric;
import io.hauberk.robust.blackbox.Nes;
import io.hauberk.robust.blackbox.Pointwise;
import io.hauberk.robust.blackbox.SignOpt;
import io.hauberk.robust.blackbox.SimBa;
import io.hauberk.robust.blackbox.Spsa;
import io.hauberk.robust.blackbox.SquareSearch;
import io.hauberk.robust.blackbox.Starts;
import io.hauberk.robust.blackbox.Terms;
import io.hauberk.robust.blackbox.Zoo;
import io.hauberk.robust.transfer.DiverseMomentum;
import io.hauberk.robust.transfer.Transfer;
import io.hauberk.tensor.ScoreOracle;
import java.util.Optional;
import java.util.OptionalDouble;

/** The attacks that only ask: by labels, transfer among them, then by scores. */
enum BlackBoxMethod {
  HOPSKIPJUMP {
    @Override
    BlackBoxAttack<? super ScoreOracle> build(Threat threat) {
      return new HopSkipJump(threat.terms, threat.wanted(), threat.starts);
    }
  },
  BOUNDARY {
    @Override
    BlackBoxAttack<? super ScoreOracle> build(Threat threat) {
      threat.only(Metric.L2);
      return new Boundary(threat.terms, threat.starts);
    }
  },
  SIGNOPT {
    @Override
    BlackBoxAttack<? super ScoreOracle> build(Threat threat) {
      threat.only(Metric.L2);
      return new SignOpt(threat.terms, threat.starts);
    }
  },
  GEODA {
    @Override
    BlackBoxAttack<? super ScoreOracle> build(Threat threat) {
      return new GeoDa(threat.terms, threat.wanted(), threat.starts);
    }
  },
  POINTWISE {
    @Override
    BlackBoxAttack<? super ScoreOracle> build(Threat threat) {
      threat.only(Metric.L0);
      return new Pointwise(threat.terms, threat.starts);
    }
  },
  TRANSFER {
    @Override
    BlackBoxAttack<? super ScoreOracle> build(Threat threat) {
      var own = threat.own;
      var terms = threat.terms;
      var budget = threat.ball().budget();
      var search = DiverseMomentum.of(budget, terms.goal(), terms.randomness());
      return new Transfer(terms, own.model(), own.name(), search, own.tries());
    }
  },
  SQUARE {
    @Override
    BlackBoxAttack<? super ScoreOracle> build(Threat threat) {
      return new SquareSearch(threat.terms, threat.ball());
    }
  },
  NES {
    @Override
    BlackBoxAttack<? super ScoreOracle> build(Threat threat) {
      return new Nes(threat.terms, threat.ball());
    }
  },
  SPSA {
    @Override
    BlackBoxAttack<? super ScoreOracle> build(Threat threat) {
      return new Spsa(threat.terms, threat.ball());
    }
  },
  SIMBA {
    @Override
    BlackBoxAttack<? super ScoreOracle> build(Threat threat) {
      threat.only(Metric.L2);
      return new SimBa(threat.terms);
    }
  },
  ZOO {
    @Override
    BlackBoxAttack<? super ScoreOracle> build(Threat threat) {
      threat.only(Metric.L2);
      return new Zoo(threat.terms);
    }
  };

  abstract BlackBoxAttack<? super ScoreOracle> build(Threat threat);

  /**
   * What the attacker may do.
   *
   * @param starts of attacks by labels
   * @param own model of the attacker
   */
  record Threat(
      Terms terms,
      Optional<Metric> norm,
      OptionalDouble epsilon,
      Starts starts,
      SurrogateOptions.Own own) {

    Metric wanted() {
      return norm.orElseThrow(
          () ->
              new IllegalArgumentException(
                  Checks.message("--norm", "none", "l2 or linf; a threat model has no default")));
    }

    Ball ball() {
      double radius =
          epsilon.orElseThrow(
              () ->
                  new IllegalArgumentException(
                      Checks.message(
                          "--epsilon", "none", "a radius; a threat model has no default")));
      return new Ball(wanted(), radius);
    }

    /** For methods of one metric. */
    void only(Metric metric) {
      norm.ifPresent(
          given ->
              Checks.argument(
                  given == metric, "--norm", given, metric + ", or none, for this method"));
    }
  }
}
