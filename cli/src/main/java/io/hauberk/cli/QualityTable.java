package io.hauberk.cli;

import io.hauberk.detect.learn.Quality;
import io.hauberk.report.Cell;
import io.hauberk.report.Metric;
import io.hauberk.report.Section;
import java.util.List;

/** The quality of alarms, for people and for bars. */
final class QualityTable {
  private QualityTable() {}

  static Section of(String title, Quality quality) {
    return Section.KeyValues.of(
        title,
        percent("accuracy", quality.accuracy()),
        percent("attacks caught", quality.recall()),
        percent("false alarm rate", quality.falseAlarmRate()),
        percent("precision", quality.precision()),
        percent("F1", quality.f1()),
        new Section.Entry("AUC", number(quality.auc(), 4)));
  }

  static List<Metric> metrics(Quality quality) {
    return List.of(
        Metric.fraction("accuracy", quality.accuracy()),
        Metric.fraction("recall", quality.recall()),
        Metric.fraction("false-alarm-rate", quality.falseAlarmRate()),
        Metric.plain("auc", quality.auc()));
  }

  private static Section.Entry percent(String name, double share) {
    return new Section.Entry(name, Double.isNaN(share) ? Cell.missing() : Cell.percent(share, 2));
  }

  private static Cell number(double value, int digits) {
    return Double.isNaN(value) ? Cell.missing() : Cell.fixed(value, digits);
  }
}
