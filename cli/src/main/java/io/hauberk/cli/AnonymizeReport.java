package io.hauberk.cli;

import io.hauberk.data.anonymize.FullDomain;
import io.hauberk.data.anonymize.Microdata;
import io.hauberk.data.anonymize.PrivacyModel;
import io.hauberk.data.anonymize.Released;
import io.hauberk.data.risk.MatchClasses;
import io.hauberk.data.risk.SizeHistogram;
import io.hauberk.data.table.Table;
import io.hauberk.report.Cell;
import io.hauberk.report.Metric;
import io.hauberk.report.Report;
import io.hauberk.report.Section;
import io.hauberk.report.Table.Column;
import io.hauberk.report.format.ReportFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** What {@code data anonymize} says in the end. */
record AnonymizeReport(Microdata data, List<PrivacyModel> models, Released released, Table rows) {

  /** One in five, the risk that k = 5 allows. */
  private static final double THRESHOLD = 0.2;

  int finish(Session session, Path to) {
    var before = MatchClasses.of(data.table(), data.quasiIdentifiers());
    var sizes = new LinkedHashMap<String, SizeHistogram>();
    sizes.put("before", before.histogram());
    var report = Report.builder("data anonymize").subtitle(to.getFileName() + ", " + models);
    var risks =
        io.hauberk.report.Table.builder(
            "Prosecutor risk, threshold 1 in 5", RiskTables.columns("table"));
    risks.row(RiskTables.row("before", RiskTables.risk(before, THRESHOLD)));
    var metrics = new ArrayList<Metric>();
    metrics.add(Metric.fraction("granularity", released.granularity()));
    metrics.add(Metric.fraction("suppressed", (double) released.suppressed() / data.rows()));
    if (!rows.rows().isEmpty()) {
      var after = MatchClasses.of(rows, data.quasiIdentifiers());
      var risk = RiskTables.risk(after, THRESHOLD);
      sizes.put("released", after.histogram());
      risks.row(RiskTables.row("released", risk));
      metrics.add(Metric.fraction("prosecutor-highest", risk.highest()));
      metrics.add(Metric.fraction("prosecutor-average", risk.average()));
      report.section(facts(before, after));
    }
    report.section(risks.build()).section(columns()).section(RiskTables.picture(sizes));
    return session.finish(report.build(), metrics, ReportFormat.HTML, ReportFormat.JSON);
  }

  private Section facts(MatchClasses before, MatchClasses after) {
    int suppressed = released.suppressed();
    return Section.KeyValues.of(
        "",
        new Section.Entry("released rows", Cell.whole(after.records())),
        new Section.Entry("suppressed rows", Cell.whole(suppressed)),
        new Section.Entry("classes", Cell.whole(after.classes())),
        new Section.Entry(
            "records in a class, mean",
            Cell.significant((double) after.records() / after.classes(), 4)),
        new Section.Entry("granularity", Cell.significant(released.granularity(), 4)),
        new Section.Entry("discernibility", Cell.significant(after.discernibility(before), 4)),
        new Section.Entry("verified", Cell.text("every class, from the released cells")));
  }

  private Section columns() {
    var table =
        io.hauberk.report.Table.builder(
            "Quasi-identifiers",
            Column.text("column"),
            Column.number("values before", ""),
            Column.number("values released", ""),
            Column.number("level", ""));
    for (int i = 0; i < data.quasiIdentifiers().size(); i++) {
      var name = data.quasiIdentifiers().get(i);
      table.row(
          Cell.text(name),
          Cell.whole(data.table().column(name).stream().distinct().count()),
          Cell.whole(rows.column(name).stream().distinct().count()),
          released instanceof FullDomain full ? Cell.whole(full.node().get(i)) : Cell.missing());
    }
    return table.build();
  }
}
