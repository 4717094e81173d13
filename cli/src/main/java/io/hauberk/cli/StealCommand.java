package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.report.Cell;
import io.hauberk.report.Metric;
import io.hauberk.report.Report;
import io.hauberk.report.Section;
import io.hauberk.report.Table;
import io.hauberk.report.format.ReportFormat;
import io.hauberk.robust.oracle.SteadyOracle;
import io.hauberk.robust.theft.Choice;
import io.hauberk.robust.theft.Copycat;
import io.hauberk.robust.theft.Knockoff;
import io.hauberk.robust.theft.Recipe;
import io.hauberk.robust.theft.Stolen;
import io.hauberk.robust.theft.Theft;
import io.hauberk.robust.theft.TheftState;
import io.hauberk.tensor.ScoreOracle;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.file.ModelFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hauberk steal}: how well a model can be copied by asking it. */
@Command(
    name = "steal",
    description = "Copies a model by asking it, and tells how faithful the copy is.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk steal --queries 500,2000,10000 --onnx m.onnx --data mnist --out-model copy.safetensors",
      "  hauberk steal --answers labels --queries 5000 --url http://localhost:8000 --served-model m --data mnist --pool fashion-mnist"
    })
final class StealCommand implements Callable<Integer> {

  /** What the thief sees, by name. */
  enum Answers {
    SCORES {
      @Override
      Theft<? super ScoreOracle> theft(Recipe recipe) {
        return new Knockoff(recipe);
      }
    },
    LABELS {
      @Override
      Theft<? super ScoreOracle> theft(Recipe recipe) {
        return new Copycat(recipe);
      }
    };

    abstract Theft<? super ScoreOracle> theft(Recipe recipe);
  }

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private OracleOptions target;
  @Mixin private DataOptions data;
  @Mixin private NetworkOptions network;
  @Mixin private TrainingOptions training;

  @Option(
      names = "--queries",
      paramLabel = "N",
      split = ",",
      description = "Questions in all, at which a copy is trained and judged: 500,2000,10000.")
  private List<Integer> queries = List.of();

  @Option(
      names = "--answers",
      description = "What the thief sees: ${COMPLETION-CANDIDATES}.",
      defaultValue = "scores")
  private Answers answers = Answers.SCORES;

  @Option(
      names = "--choice",
      description = "Which samples are asked about first: ${COMPLETION-CANDIDATES}.",
      defaultValue = "random")
  private Choice choice = Choice.RANDOM;

  @Option(
      names = "--pool",
      paramLabel = "NAME",
      description = "The thief's samples; the training samples of --data by default.")
  private @Nullable String pool;

  @Option(names = "--out-model", paramLabel = "FILE", description = "Where the copy goes.")
  private @Nullable Path outModel;

  @Option(
      names = "--resume",
      paramLabel = "FILE",
      description = "Keeps the model's answers there, and goes on from them.")
  private @Nullable Path resume;

  @Override
  public Integer call() {
    Checks.argument(!queries.isEmpty(), "--queries", "none", "numbers; budgets have no default");
    target.check();
    var session =
        new Session(spec, common)
            .withResults(List.of("fidelity", "copy-accuracy", "victim-accuracy"));
    try (var open = target.open(session);
        var own = data.pool(poolName(), common, session);
        var judge = data.open(Split.TEST, common, session);
        var student = network.fresh(judge, common.seed())) {
      var recipe = new Recipe(queries, choice, student.network(), training.plan(common.seed()));
      try (var stolen =
          answers
              .theft(recipe)
              .steal(
                  new SteadyOracle(open.oracle()),
                  new Theft.Grounds(own, judge),
                  state(),
                  common.progress())) {
        Optional.ofNullable(outModel).ifPresent(file -> ModelFiles.write(stolen.student(), file));
        return session.finish(
            report(stolen), metrics(stolen), ReportFormat.HTML, ReportFormat.JSON);
      }
    }
  }

  private String poolName() {
    return pool == null ? data.name() : pool;
  }

  private TheftState state() {
    return resume == null ? TheftState.none() : TheftState.at(resume);
  }

  private Report report(Stolen stolen) {
    var table =
        Table.builder(
            "",
            Table.Column.number("queries", ""),
            Table.Column.percent("fidelity"),
            Table.Column.percent("copy's accuracy"));
    for (var rung : stolen.rungs()) {
      table.row(
          Cell.whole(rung.questions()),
          Cell.percent(rung.fidelity(), 2),
          Cell.percent(rung.accuracy(), 2));
    }
    return Report.builder("steal")
        .subtitle(target.name() + ", asked about " + poolName())
        .section(table.build())
        .section(
            Section.KeyValues.of(
                "",
                new Section.Entry("victim's accuracy", Cell.percent(stolen.victimAccuracy(), 2))))
        .build();
  }

  private static List<Metric> metrics(Stolen stolen) {
    var last = stolen.rungs().get(stolen.rungs().size() - 1);
    return List.of(
        Metric.fraction("fidelity", last.fidelity()),
        Metric.fraction("copy-accuracy", last.accuracy()),
        Metric.fraction("victim-accuracy", stolen.victimAccuracy()));
  }
}
