package io.hauberk.cli;

import io.hauberk.privacy.accounting.EpsilonInterval;
import io.hauberk.report.Cell;
import io.hauberk.report.LineChart;
import io.hauberk.report.LineChart.Axis;
import io.hauberk.report.LineChart.Point;
import io.hauberk.report.LineChart.Series;
import io.hauberk.report.Table;
import io.hauberk.report.Table.Column;
import java.util.ArrayList;
import java.util.List;

/** What the accountants say of one training. */
record TrainingFigures(EpsilonInterval poisson, double shuffled, Table table) {

  private static final int DIGITS = 6;
  private static final int POINTS = 12;

  static TrainingFigures of(TrainingRun run, int recordsPerUser) {
    var poisson = run.poisson();
    double shuffled = run.shuffled(run.size().epochs());
    var lines = lines();
    poissonLines(lines, run, poisson);
    if (recordsPerUser > 1) {
      var user = run.user(recordsPerUser);
      line(
          lines,
          "PLD, user level",
          user,
          "Poisson sampling of records; no user has more than " + recordsPerUser);
    }
    otherLines(lines, run, shuffled);
    return new TrainingFigures(poisson, shuffled, lines.build());
  }

  /** For a training whose batches are Poisson samples: the lines that hold for it. */
  static TrainingFigures poisson(TrainingRun run) {
    var poisson = run.poisson();
    var lines = lines();
    poissonLines(lines, run, poisson);
    bound(lines, "no sampling", run.everyStep(), "anything: a record may be in every batch");
    return new TrainingFigures(poisson, run.shuffled(run.size().epochs()), lines.build());
  }

  private static Table.Builder lines() {
    return Table.builder(
        "Epsilon",
        Column.text("accountant"),
        Column.number("epsilon", ""),
        Column.number("not below", ""),
        Column.text("holds if"));
  }

  private static void poissonLines(Table.Builder lines, TrainingRun run, EpsilonInterval poisson) {
    var sampling = "Poisson: each record in each batch with probability batch/examples";
    line(lines, "PLD", poisson, sampling);
    var renyi = run.renyi(run.size().steps());
    var improved = renyi.epsilon(run.delta());
    var edge = improved.atEdge() ? ", at the edge of the orders" : "";
    bound(lines, "RDP, order " + improved.order() + edge, improved.epsilon(), sampling);
    var classic = renyi.classicEpsilon(run.delta());
    bound(lines, "RDP, conversion of 2017", classic.epsilon(), sampling);
  }

  private static void otherLines(Table.Builder lines, TrainingRun run, double shuffled) {
    var fixed = run.fixedSize();
    bound(
        lines,
        "RDP, fixed-size batches",
        fixed.epsilon(),
        "each batch a fresh draw without replacement; one record replaced");
    var once = "shuffled or in any order, a record at most once an epoch; not adaptive order";
    line(lines, "analytic Gaussian", new EpsilonInterval(shuffled, shuffled), once);
    bound(lines, "zCDP", run.concentrated(), once);
    bound(
        lines,
        "tree aggregation",
        run.trees(),
        "noise on the nodes of a tree (DP-FTRL), a tree an epoch, any order");
    bound(lines, "no sampling", run.everyStep(), "anything: a record may be in every batch");
  }

  private static void bound(Table.Builder lines, String name, double epsilon, String holdsIf) {
    lines.row(Cell.text(name), figure(epsilon), Cell.missing(), Cell.text(holdsIf));
  }

  private static void line(
      Table.Builder lines, String name, EpsilonInterval epsilon, String holdsIf) {
    lines.row(Cell.text(name), figure(epsilon.high()), figure(epsilon.low()), Cell.text(holdsIf));
  }

  private static Cell figure(double epsilon) {
    return Double.isFinite(epsilon) ? Cell.significant(epsilon, DIGITS) : Cell.missing();
  }

  /** Epsilon while the training goes on. */
  LineChart picture(TrainingRun run) {
    var exact = new ArrayList<Point>();
    var renyi = new ArrayList<Point>();
    var once = new ArrayList<Point>();
    for (int i = 1; i <= POINTS; i++) {
      long steps = Math.max(1, Math.round((double) run.size().steps() * i / POINTS));
      exact.add(Point.of(steps, run.poissonUpper(steps)));
      renyi.add(Point.of(steps, run.renyi(steps).epsilon(run.delta()).epsilon()));
      var size = new TrainingRun.Size(run.size().examples(), run.size().batch(), steps);
      once.add(Point.of(steps, run.shuffled(size.epochs())));
    }
    return new LineChart(
        "Epsilon against steps",
        Axis.linear("steps"),
        Axis.linear("epsilon at delta " + run.delta()),
        List.of(
            new Series("PLD, Poisson", exact),
            new Series("RDP, Poisson", renyi),
            new Series("shuffled batches", once)));
  }
}
