package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;
import io.hauberk.privacy.audit.AuditedTraining;
import io.hauberk.privacy.audit.TrainingAudit;
import io.hauberk.privacy.train.Clipping;
import io.hauberk.privacy.train.DpSgd;
import io.hauberk.privacy.train.Noise;
import io.hauberk.privacy.train.PoissonSampling;
import io.hauberk.report.Cell;
import io.hauberk.report.Report;
import io.hauberk.report.Section;
import io.hauberk.report.format.ReportFormat;
import io.hauberk.tensor.train.Optimizer;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hauberk privacy audit-training}: the private training itself, attacked by canaries. */
@Command(
    name = "audit-training",
    description = "Attacks this program's private training by canaries: is more told than claimed?",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk privacy audit-training --examples 500 --batch 25 --clip 0.1 --noise-multiplier 1"
          + " --steps 40 --delta 1e-7",
      "  hauberk privacy audit-training --examples 1000 --batch 50 --clip 1 --noise-multiplier 0.6"
          + " --steps 100 --delta 1e-7 --canaries 200 --runs 20",
      "",
      "Ends with 1 when the measured lower bound exceeds the claim, or batches are no Poisson"
          + " samples.",
      "Weak unless delta times all canaries is far below 1 - confidence. A pass proves nothing; see docs/privacy.md."
    })
final class PrivacyAuditTrainingCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private ClaimOptions claim;

  @Option(
      names = "--examples",
      paramLabel = "N",
      required = true,
      description = "Records in the training set.")
  private int examples;

  @Option(
      names = "--batch",
      paramLabel = "N",
      required = true,
      description = "Records in a batch, expected.",
      descriptionKey = "privacy.batch")
  private int batch;

  @Option(
      names = "--clip",
      paramLabel = "C",
      required = true,
      description = "Norm to which each gradient is clipped.")
  private double clip;

  @Option(
      names = "--noise-multiplier",
      paramLabel = "S",
      required = true,
      description = "Standard deviation of the noise over the clipping norm.")
  private double noiseMultiplier;

  @Option(names = "--steps", paramLabel = "N", required = true, description = "Batches trained on.")
  private long steps;

  @Option(
      names = "--canaries",
      paramLabel = "N",
      description = "Planted in each training.",
      defaultValue = "80")
  private int canaries;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Independent trainings.",
      defaultValue = "10")
  private int runs;

  @Option(
      names = "--epsilon",
      paramLabel = "E",
      description = "The claim; what the accountant says, where it is not given.",
      descriptionKey = "privacy.claim")
  private @Nullable Double epsilon;

  @Override
  public Integer call() {
    var session = new Session(spec, common).withResults(ClaimOptions.RESULTS);
    var audit = new TrainingAudit(plan(), canaries, runs, claim.confidence());
    var findings =
        audit.run(AuditedTraining.own(), new Randomness(common.seed()), common.progress());
    double claimed = epsilon == null ? findings.claimed() : epsilon;
    Checks.notNegative("epsilon", claimed);
    var attacked = new ClaimOptions.Attacked(claimed, findings.measured(), findings.scores());
    var report =
        Report.builder("privacy audit-training")
            .subtitle(subtitle())
            .section(claim.figures(attacked))
            .section(batches(findings))
            .section(new Section.Paragraph("", claim.verdict(attacked)))
            .build();
    int code =
        session.finish(report, claim.metrics(attacked), ReportFormat.HTML, ReportFormat.JSON);
    return attacked.refuted() || findings.notPoisson() ? ExitCode.MISSED : code;
  }

  private DpSgd plan() {
    return new DpSgd(
        new PoissonSampling(examples, batch),
        Clipping.flat(clip),
        Noise.gaussian(noiseMultiplier),
        steps,
        claim.delta(),
        new Optimizer.Sgd(1, 0, 0));
  }

  private String subtitle() {
    return "%d of %d, clip %s, noise %s, %d steps; %d canaries in %d trainings"
        .formatted(batch, examples, clip, noiseMultiplier, steps, canaries, runs);
  }

  private static Section batches(TrainingAudit.Findings findings) {
    return Section.KeyValues.of(
        "Batch sizes",
        new Section.Entry(
            "variance over that of Poisson samples", Cell.significant(findings.batchVariance(), 4)),
        new Section.Entry("p-value", Cell.significant(findings.batchPValue(), 3)),
        new Section.Entry(
            "Poisson sampling", Cell.text(findings.notPoisson() ? "refuted" : "not refuted")));
  }
}
