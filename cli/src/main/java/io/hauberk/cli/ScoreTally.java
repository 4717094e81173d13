package io.hauberk.cli;

import io.hauberk.detect.learn.Judgement;
import io.hauberk.detect.learn.Quality;
import io.hauberk.report.Cell;
import io.hauberk.report.Metric;
import io.hauberk.report.Section;
import io.hauberk.report.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** What was judged, and how well where the records say what they are. Memory is bounded. */
final class ScoreTally {

  static final List<String> RESULTS =
      List.of(
          "records",
          "alarms",
          "malformed",
          "unknown-cells",
          "accuracy",
          "recall",
          "false-alarm-rate",
          "auc");

  private static final int MAX_LABELS = 255;

  /** Quality is that of the first so many labelled records. */
  private static final int MAX_SCORES = 5_000_000;

  private final TreeMap<String, long[]> byLabel = new TreeMap<>();
  private double[] scores = new double[1024];
  private boolean[] attack = new boolean[1024];
  private int labelled;
  private double threshold;
  private long records;
  private long alarms;
  private long malformed;
  private long unknown;

  void add(Optional<String> label, String normal, Judgement judgement) {
    records++;
    alarms += judgement.alarm() ? 1 : 0;
    unknown += judgement.unknown();
    threshold = judgement.threshold();
    label.ifPresent(
        name -> {
          keep(judgement.score(), !name.equals(normal));
          count(name, judgement.alarm());
        });
  }

  private void keep(double score, boolean isAttack) {
    if (labelled == MAX_SCORES) {
      return;
    }
    if (labelled == scores.length) {
      scores = Arrays.copyOf(scores, 2 * labelled);
      attack = Arrays.copyOf(attack, 2 * labelled);
    }
    scores[labelled] = score;
    attack[labelled++] = isAttack;
  }

  private void count(String label, boolean alarm) {
    if (byLabel.size() < MAX_LABELS || byLabel.containsKey(label)) {
      var counts = byLabel.computeIfAbsent(label, l -> new long[2]);
      counts[0]++;
      counts[1] += alarm ? 1 : 0;
    }
  }

  void malformed(long lines) {
    malformed = lines;
  }

  private Optional<Quality> quality() {
    return labelled == 0
        ? Optional.empty()
        : Optional.of(
            Quality.of(
                Arrays.copyOf(scores, labelled), Arrays.copyOf(attack, labelled), threshold));
  }

  List<Metric> metrics() {
    var metrics = new ArrayList<Metric>();
    metrics.add(Metric.count("records", records));
    metrics.add(Metric.count("alarms", alarms));
    metrics.add(Metric.count("malformed", malformed));
    metrics.add(Metric.count("unknown-cells", unknown));
    quality().ifPresent(quality -> metrics.addAll(QualityTable.metrics(quality)));
    return metrics;
  }

  String subtitle(Path file, double limit) {
    return String.format(
        Locale.ROOT,
        "%s, %d records, %d alarms at a score of %.3f, %d lines malformed, %d cells unknown",
        file.getFileName(),
        records,
        alarms,
        limit,
        malformed,
        unknown);
  }

  List<Section> sections() {
    var sections = new ArrayList<Section>();
    quality()
        .ifPresent(
            quality -> {
              sections.add(QualityTable.of("against the labels of this file", quality));
              sections.add(labels());
            });
    return sections;
  }

  private Section labels() {
    var table =
        Table.builder(
            "labels",
            Table.Column.text("label"),
            Table.Column.number("records", ""),
            Table.Column.percent("alarms"));
    byLabel.forEach(
        (label, counts) ->
            table.row(
                Cell.text(label),
                Cell.whole(counts[0]),
                Cell.percent((double) counts[1] / counts[0], 1)));
    return table.build();
  }
}
