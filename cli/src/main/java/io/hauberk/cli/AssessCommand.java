package io.hauberk.cli;

import io.hauberk.report.Section;
import io.hauberk.report.format.ReportFormat;
import io.hauberk.robust.Assessment;
import io.hauberk.robust.AssessmentReport;
import io.hauberk.robust.Assessor;
import io.hauberk.robust.Example;
import io.hauberk.robust.Hardening;
import io.hauberk.robust.Ladder;
import io.hauberk.robust.Pgd;
import io.hauberk.robust.Trial;
import io.hauberk.robust.defence.DefenceStudy;
import io.hauberk.robust.defence.Defended;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.file.LoadedModel;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.train.TrainingPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hauberk assess}: how a model breaks under attack, and how much hardening helps. */
@Command(
    name = "assess",
    description =
        "Attacks a model over a ladder of epsilons, hardens a copy, attacks that, and writes a"
            + " report. Without --model it shows all this on a small network and drawn digits.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk assess",
      "  hauberk assess --model m.onnx --data mnist --norm linf --epsilon 0.3",
      "  hauberk assess --model m.onnx --data mnist --norm linf --epsilon 0.1,0.2,0.3 --no-harden"
          + " --suite quick",
      "  hauberk assess --defence median:3 --model m.onnx --data mnist --norm linf --epsilon 0.1",
      "  hauberk assess --model m.onnx --data mnist --norm linf --epsilon 0.3 --no-harden --suite"
          + " standard --resume run.state",
      "  hauberk assess --model m.onnx --data mnist --norm linf --epsilon 0.3 --limit 1000"
          + " --no-harden --fail-on 'robust-accuracy<0.85'"
    })
final class AssessCommand implements Callable<Integer> {

  /** Two points: what most owners of a model would still accept. */
  static final double DEFAULT_ALLOWED_DROP = 0.02;

  private static final Path DEFAULT_OUT = Path.of("hauberk-out");

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private ModelOptions model;
  @Mixin private DataOptions data;
  @Mixin private ThreatOptions threat;
  @Mixin private SuiteOptions suite;
  @Mixin private DefenceOptions defence;

  @Option(names = "--no-harden", description = "Attack only.")
  private boolean attackOnly;

  @Option(
      names = "--hardening",
      description = "How the copy is hardened: ${COMPLETION-CANDIDATES}.",
      defaultValue = "pgd")
  private Hardening hardening;

  @Option(
      names = "--hardening-epochs",
      paramLabel = "N",
      description = "Epochs for each rung of the ladder.",
      defaultValue = "2")
  private int hardeningEpochs;

  @Option(
      names = "--hardening-samples",
      paramLabel = "N",
      description = "Training samples used to harden, the first ones.",
      defaultValue = "10000")
  private int hardeningSamples;

  @Option(
      names = "--allowed-drop",
      paramLabel = "D",
      description = "Clean accuracy that hardening may cost.",
      defaultValue = "" + DEFAULT_ALLOWED_DROP)
  private double allowedDrop;

  @Override
  public Integer call() {
    var session =
        new Session(spec, common)
            .writesTo(common.out().orElse(DEFAULT_OUT))
            .withResults(Suites.metricNames());
    if (model.absent() && threat.absent() && data.absent() && defence.absent()) {
      return Demonstration.run(this::judge, data, common, session);
    }
    defence.parsed();
    var radii = threat.radii();
    try (var loaded = model.open(session);
        var test = data.open(Split.TEST, common, session)) {
      var attack = threat.pgd(threat.budget(radii.top()), common.seed());
      var defended = defence.around(loaded.classifier(), common.seed());
      if (defended.isPresent()) {
        return judgeDefended(defended.get(), test, attack, session);
      }
      var assessment = assess(loaded, test, attack, session);
      var subject = new Subject(loaded.classifier(), model.name(), test, data.name(), List.of());
      return judge(subject, assessment, attack, session);
    }
  }

  /** Attacks only: what stands before the model is no part of its training. */
  private int judgeDefended(Defended defended, DataSet test, Pgd attack, Session session) {
    var trial = Trial.untargeted(attack, threat.restarts());
    var study = DefenceStudy.of(defended, trial, test, common.progress());
    var name = DefenceOptions.named(model.name(), Optional.of(defended));
    var told = List.of(DefenceOptions.told(defended, study));
    var subject = new Subject(defended, name, test, data.name(), told);
    return judge(
        subject, assessor(attack).attack(defended, test, common.progress()), attack, session);
  }

  /** Over the radii that were asked for; over a ladder up to a single one. */
  private Assessor assessor(Pgd attack) {
    var radii = threat.radii();
    var ladder = radii.epsilons().size() == 1 ? Ladder.upTo(radii.top()) : radii;
    return new Assessor(ladder, attack, threat.restarts(), allowedDrop);
  }

  private Assessment assess(LoadedModel loaded, DataSet test, Pgd attack, Session session) {
    var assessor = assessor(attack);
    if (attackOnly || loaded.model().isEmpty()) {
      return assessor.attack(loaded.classifier(), test, common.progress());
    }
    try (var all = data.open(data.name(), Split.TRAIN, common, session);
        var samples = all.first(hardeningSamples)) {
      var plan =
          new Assessor.HardeningPlan(
              hardening, TrainingPlan.of(hardeningEpochs, common.seed()), samples);
      return assessor.harden(Models.known(loaded), test, plan, common.progress());
    }
  }

  /**
   * What is judged, and on what.
   *
   * @param told of it beforehand
   */
  record Subject(Classifier model, String name, DataSet test, String data, List<Section> told) {}

  private int judge(Subject subject, Assessment assessment, Pgd attack, Session session) {
    var hardened = assessment.hardened();
    try {
      var examples =
          Example.fooled(
              attack, subject.model(), hardened.map(Classifier.class::cast), subject.test());
      var told = new AssessmentReport(assessment, attack, subject.name(), subject.data());
      var radii = threat.absent() ? Ladder.of(attack.budget().epsilon()) : threat.radii();
      var suites = new Suites(suite, attack, radii, common);
      var further = suites.run(subject, assessment);
      var report = told.report(examples, further.after(subject.told()), common.lang().locale());
      var metrics = Stream.concat(told.metrics().stream(), further.metrics().stream()).toList();
      return session.finish(report, metrics, ReportFormat.HTML, ReportFormat.JSON);
    } finally {
      hardened.ifPresent(Model::close);
    }
  }
}
