package io.hauberk.cli;

import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.privacy.audit.Confidences;
import io.hauberk.privacy.audit.Lira;
import io.hauberk.privacy.audit.MembershipGame;
import io.hauberk.privacy.audit.ShadowTraining;
import io.hauberk.tensor.file.LoadedModel;
import io.hauberk.tensor.train.TrainingPlan;

/** The ways to tell members, by name. */
enum MembershipMethod {
  /** Members are those of whose label the model is surest. */
  THRESHOLD {
    @Override
    double[] scores(LoadedModel target, MembershipGame game, Shadowing shadowing) {
      return Confidences.of(target.classifier(), game.samples());
    }
  },
  LIRA {
    @Override
    double[] scores(LoadedModel target, MembershipGame game, Shadowing shadowing) {
      return shadowing.scores(Lira.online(), target, game);
    }
  },
  LIRA_OFFLINE {
    @Override
    double[] scores(LoadedModel target, MembershipGame game, Shadowing shadowing) {
      return shadowing.scores(Lira.offline(), target, game);
    }
  };

  /** How shadow models are made. */
  record Shadowing(TrainingPlan plan, int shadows, Progress progress) {

    double[] scores(Lira lira, LoadedModel target, MembershipGame game) {
      var network = Models.known(target).network();
      var said =
          new ShadowTraining(network, plan, shadows)
              .run(game.samples(), new Randomness(plan.seed()), progress);
      return lira.scores(said, Confidences.of(target.classifier(), game.samples()));
    }
  }

  /** One score a sample, larger for members. */
  abstract double[] scores(LoadedModel target, MembershipGame game, Shadowing shadowing);
}
