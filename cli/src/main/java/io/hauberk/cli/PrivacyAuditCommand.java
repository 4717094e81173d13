package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;
import io.hauberk.privacy.audit.MembershipGame;
import io.hauberk.report.Report;
import io.hauberk.report.Section;
import io.hauberk.report.format.ReportFormat;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.train.Optimizer;
import io.hauberk.tensor.train.Schedule;
import io.hauberk.tensor.train.TrainingPlan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hauberk privacy audit}: a model, by guessing who was in its training data. */
@Command(
    name = "audit",
    description = "Guesses which samples a model was trained on: is more told than epsilon allows?",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk privacy audit --model private.safetensors --data mnist --epsilon 3 --delta 1e-5",
      "  hauberk privacy audit --model m.safetensors --data mnist --epsilon 3 --delta 1e-5 --attack"
          + " lira --shadows 8 --epochs 5 --limit 5000",
      "",
      "Members are the training samples, others the test samples, as many of each; --limit: the"
          + " first N of each.",
      "Ends with 1 when the measured lower bound exceeds the claim. A pass proves nothing; see"
          + " docs/privacy.md."
    })
final class PrivacyAuditCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private ModelOptions model;
  @Mixin private DataOptions data;
  @Mixin private ClaimOptions claim;

  @Option(
      names = "--epsilon",
      paramLabel = "E",
      required = true,
      description = "The claim. No default.",
      descriptionKey = "privacy.claimed")
  private double epsilon;

  @Option(
      names = "--attack",
      description = "How members are told: ${COMPLETION-CANDIDATES}.",
      descriptionKey = "privacy.attack",
      defaultValue = "threshold")
  private MembershipMethod attack;

  @Option(
      names = "--shadows",
      paramLabel = "N",
      description = "Models that the likelihood ratio attacks train on halves of the samples.",
      defaultValue = "16")
  private int shadows;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes of each of them.",
      descriptionKey = "privacy.epochs",
      defaultValue = "5")
  private int epochs;

  @Option(
      names = "--learning-rate",
      paramLabel = "R",
      description = "Their rate, of Adam.",
      descriptionKey = "privacy.rate",
      defaultValue = "0.001")
  private double learningRate;

  @Override
  public Integer call() {
    var session = new Session(spec, common).withResults(ClaimOptions.RESULTS);
    Checks.notNegative("epsilon", epsilon);
    double delta = claim.delta();
    try (var loaded = model.open(session);
        var members = data.open(Split.TRAIN, common, session);
        var others = data.open(Split.TEST, common, session);
        var game = MembershipGame.of(members, others, new Randomness(common.seed()))) {
      var shadowing = new MembershipMethod.Shadowing(plan(), shadows, common.progress());
      var scores = attack.scores(loaded, game, shadowing);
      double measured = game.epsilon(scores, delta, claim.confidence());
      var attacked = new ClaimOptions.Attacked(epsilon, measured, game.scores(scores));
      int code =
          session.finish(
              report(attacked, game.samples().size()),
              claim.metrics(attacked),
              ReportFormat.HTML,
              ReportFormat.JSON);
      return attacked.refuted() ? ExitCode.MISSED : code;
    }
  }

  private TrainingPlan plan() {
    return TrainingPlan.of(epochs, common.seed())
        .withOptimizer(new Optimizer.Adam(learningRate), new Schedule.Constant());
  }

  private Report report(ClaimOptions.Attacked attacked, int samples) {
    return Report.builder("privacy audit")
        .subtitle(
            "%s, %s, %d samples, half of them members"
                .formatted(model.name(), data.name(), samples))
        .section(claim.figures(attacked))
        .section(new Section.Paragraph("", claim.verdict(attacked)))
        .section(
            new Section.Paragraph(
                "", "Holds if it was by chance which samples were trained on and which held out."))
        .build();
  }
}
