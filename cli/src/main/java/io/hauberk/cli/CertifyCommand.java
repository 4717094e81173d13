package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.report.Cell;
import io.hauberk.report.LineChart;
import io.hauberk.report.Metric;
import io.hauberk.report.Report;
import io.hauberk.report.Section.Entry;
import io.hauberk.report.Section.KeyValues;
import io.hauberk.report.Table;
import io.hauberk.report.Table.Column;
import io.hauberk.report.format.ReportFormat;
import io.hauberk.robust.LpNorm;
import io.hauberk.robust.certify.CertifiedCurve;
import io.hauberk.robust.metric.Interval;
import io.hauberk.robust.metric.Proportion;
import io.hauberk.tensor.data.Split;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hauberk certify}: accuracy that no attack can take away. */
@Command(
    name = "certify",
    description =
        "Proves for how many test samples no change within a radius alters the right prediction.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk certify --model m.safetensors --data mnist --norm linf --epsilon 0.1,0.2,0.3",
      "  hauberk certify --method crown --model m.onnx --data mnist --norm linf --epsilon 8/255 --limit 100",
      "  hauberk certify --method smoothing --sigma 0.25 --model m.onnx --data mnist --norm l2 --epsilon 0.25,0.5,0.75 --limit 100"
    })
final class CertifyCommand implements Callable<Integer> {

  static final List<String> METRICS = List.of("clean-accuracy", "certified-accuracy", "abstained");

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private ModelOptions model;
  @Mixin private DataOptions data;
  @Mixin private SmoothingOptions smoothing;

  @Option(
      names = "--method",
      description = "The certificate: ${COMPLETION-CANDIDATES}.",
      defaultValue = "crown_ibp")
  private CertifyMethod method;

  @Option(names = "--norm", description = "Norm of the perturbation: ${COMPLETION-CANDIDATES}.")
  private @Nullable LpNorm norm;

  @Option(
      names = "--epsilon",
      paramLabel = "E",
      split = ",",
      description = "Radii to certify, in input units: 0.1,0.2 or 8/255. There is no default.")
  private List<String> epsilons = List.of();

  @Override
  public Integer call() {
    var session = new Session(spec, common).withResults(METRICS);
    var claim = claim();
    var work = method.prepare(claim, smoothing, common.seed());
    try (var loaded = model.open(session);
        var samples = data.open(Split.TEST, common, session)) {
      var curve = work.certifying().run(loaded, samples, common.progress());
      var subtitle = model.name() + ", " + data.name();
      return session.finish(
          report(subtitle, claim, work, curve),
          metrics(curve),
          ReportFormat.HTML,
          ReportFormat.JSON);
    }
  }

  private CertifyMethod.Claim claim() {
    Checks.argument(norm != null, "--norm", "none", "a norm; a threat model has no default");
    Checks.argument(
        !epsilons.isEmpty(),
        "--epsilon",
        "none",
        "radii such as 0.3 or 8/255; a threat model has no default");
    var radii = epsilons.stream().map(ThreatOptions::fraction).toList();
    radii.forEach(radius -> Checks.positive("--epsilon", radius));
    return new CertifyMethod.Claim(Objects.requireNonNull(norm), radii);
  }

  private Report report(
      String subtitle, CertifyMethod.Claim claim, CertifyMethod.Work work, CertifiedCurve curve) {
    return Report.builder("certify")
        .subtitle(subtitle)
        .section(
            KeyValues.of(
                "",
                new Entry("certificate", Cell.text(method.toString())),
                new Entry("norm", Cell.text(claim.norm().label())),
                new Entry("samples", Cell.whole(curve.samples())),
                new Entry("clean accuracy", Cell.percent(curve.cleanAccuracy(), 2)),
                new Entry("abstained", Cell.whole(curve.abstained())),
                new Entry("failure probability", Cell.text(failure(work)))))
        .section(table(curve))
        .section(chart(claim, curve))
        .build();
  }

  private static String failure(CertifyMethod.Work work) {
    return work.failure().isPresent()
        ? work.failure().getAsDouble() + " for each sample by itself"
        : "none: a proof";
  }

  private static Table table(CertifiedCurve curve) {
    var table =
        Table.builder(
            "certified accuracy",
            Column.number("radius", ""),
            Column.percent("certified accuracy"),
            Column.text("95 % interval"));
    for (var point : curve.points()) {
      var interval =
          new Proportion(point.held(), curve.samples()).clopperPearson(Interval.DEFAULT_LEVEL);
      table.row(
          Cell.significant(point.radius(), 4),
          Cell.percent(curve.accuracy(point), 2),
          Cell.text(
              String.format(
                  Locale.ROOT, "%.2f to %.2f %%", 100 * interval.low(), 100 * interval.high())));
    }
    return table.build();
  }

  private static LineChart chart(CertifyMethod.Claim claim, CertifiedCurve curve) {
    var points =
        curve.points().stream()
            .map(point -> LineChart.Point.of(point.radius(), 100 * curve.accuracy(point)))
            .toList();
    return new LineChart(
        "certified accuracy by radius, " + claim.norm().label(),
        LineChart.Axis.linear("radius"),
        LineChart.Axis.linear("certified accuracy, %"),
        List.of(new LineChart.Series("certified", points)));
  }

  private static List<Metric> metrics(CertifiedCurve curve) {
    return List.of(
        Metric.fraction("clean-accuracy", curve.cleanAccuracy()),
        Metric.fraction("certified-accuracy", curve.certifiedAccuracy()),
        Metric.count("abstained", curve.abstained()));
  }
}
