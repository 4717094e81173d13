package io.hauberk.cli;

import io.hauberk.report.Cell;
import io.hauberk.report.Metric;
import io.hauberk.report.Report;
import io.hauberk.report.Section.Entry;
import io.hauberk.report.Section.KeyValues;
import io.hauberk.report.format.ReportFormat;
import io.hauberk.robust.blackbox.BlackBoxAttack;
import io.hauberk.robust.blackbox.BlackBoxResult;
import io.hauberk.robust.blackbox.Starts;
import io.hauberk.robust.oracle.CountedOracle;
import io.hauberk.robust.oracle.SteadyOracle;
import io.hauberk.tensor.ScoreOracle;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hauberk blackbox}: one attack that only asks, on one model. */
@Command(
    name = "blackbox",
    description = "Attacks a model that can only be asked: served, by ONNX Runtime, or read here.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk blackbox --method hopskipjump --norm l2 --queries 1000 --onnx m.onnx --data mnist --limit 100",
      "  hauberk blackbox --method nes --norm linf --epsilon 0.3 --queries 2000 --url http://localhost:8000 --served-model m --data mnist --limit 100 --resume run.state",
      "  hauberk blackbox --method transfer --surrogate own.safetensors --norm linf --epsilon 0.3 --queries 6 --onnx m.onnx --data mnist --limit 100"
    })
final class BlackBoxCommand implements Callable<Integer> {

  private static final String MEDIAN = "median-distance";
  private static final String QUERIES = "queries";

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private OracleOptions target;
  @Mixin private DataOptions data;
  @Mixin private BlackBoxOptions options;
  @Mixin private SurrogateOptions surrogate;

  @Option(
      names = "--method",
      description = "The attack: ${COMPLETION-CANDIDATES}; the first six see labels only.",
      defaultValue = "hopskipjump")
  private BlackBoxMethod method;

  /** What was asked of the model in this run, beside what the attack found. */
  private record Told(BlackBoxAttack<?> attack, BlackBoxResult result, long asked) {}

  @Override
  public Integer call() {
    var names = new ArrayList<>(Trials.METRICS);
    names.addAll(List.of(MEDIAN, QUERIES));
    var session = new Session(spec, common).withResults(names);
    target.check();
    try (var scope = TensorScope.open();
        var own = surrogate.open(session)) {
      method.build(options.threat(common.seed(), Starts.noise(), own));
      var starts = options.starts(data, common, session);
      return attack(method.build(options.threat(common.seed(), starts, own)), session);
    }
  }

  private int attack(BlackBoxAttack<? super ScoreOracle> attack, Session session) {
    try (var open = target.open(session);
        var samples = data.open(Split.TEST, common, session)) {
      var told = run(attack, open.oracle(), samples);
      return session.finish(
          report(told), metrics(told.result), ReportFormat.HTML, ReportFormat.JSON);
    }
  }

  private Told run(BlackBoxAttack<? super ScoreOracle> attack, ScoreOracle model, DataSet samples) {
    long most = Math.multiplyExact(attack.terms().queries(), (long) samples.size());
    try (var task = common.progress().start("queries", most)) {
      ScoreOracle watched =
          inputs -> {
            task.advance(inputs.size(0));
            return model.logits(inputs);
          };
      var counted = CountedOracle.scores(watched, options.limit());
      var result = attack.run(new SteadyOracle(counted), samples.all(), options.state());
      return new Told(attack, result, counted.queries());
    }
  }

  private Report report(Told told) {
    var result = told.result;
    var entries = new ArrayList<Entry>();
    entries.add(new Entry("attack", Cell.text(told.attack.toString())));
    entries.add(new Entry("samples", Cell.whole(result.samples().size())));
    entries.add(new Entry("clean accuracy", Cell.percent(result.cleanAccuracy(), 2)));
    entries.add(new Entry("accuracy under attack", Cell.percent(robust(result), 2)));
    entries.add(new Entry("attack success", Cell.percent(result.successRate(), 2)));
    entries.add(new Entry("median distance", median(result)));
    entries.add(new Entry("queries of the attack", Cell.whole(result.queries())));
    entries.add(new Entry("queries of this run, checks included", Cell.whole(told.asked)));
    return Report.builder("blackbox")
        .subtitle(target.name() + ", " + data.name())
        .section(KeyValues.of("", entries.toArray(Entry[]::new)))
        .build();
  }

  private static Cell median(BlackBoxResult result) {
    var median = result.medianDistance();
    return median.isPresent() ? Cell.significant(median.getAsDouble(), 4) : Cell.missing();
  }

  /** Without an epsilon: who withstands changes of any size. */
  private double robust(BlackBoxResult result) {
    return result.robustAccuracy(options.epsilon().orElse(Double.MAX_VALUE));
  }

  private List<Metric> metrics(BlackBoxResult result) {
    var metrics = new ArrayList<Metric>();
    metrics.add(Metric.fraction("clean-accuracy", result.cleanAccuracy()));
    metrics.add(Metric.fraction("robust-accuracy", robust(result)));
    metrics.add(Metric.fraction("attack-success", result.successRate()));
    metrics.add(Metric.plain(MEDIAN, result.medianDistance().orElse(Double.MAX_VALUE)));
    metrics.add(Metric.plain(QUERIES, result.queries()));
    return List.copyOf(metrics);
  }
}
