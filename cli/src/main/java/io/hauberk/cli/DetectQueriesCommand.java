package io.hauberk.cli;

import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.query.AccessDetector;
import io.hauberk.detect.query.Bursts;
import io.hauberk.detect.query.Coverage;
import io.hauberk.detect.query.Credentials;
import io.hauberk.detect.query.HonestQueries;
import io.hauberk.detect.query.NearDuplicates;
import io.hauberk.detect.query.Query;
import io.hauberk.detect.query.QueryDetector;
import io.hauberk.detect.query.QueryLog;
import io.hauberk.detect.query.QueryWatch;
import io.hauberk.detect.query.UnusualCaller;
import io.hauberk.report.Cell;
import io.hauberk.report.Metric;
import io.hauberk.report.Report;
import io.hauberk.report.Table;
import io.hauberk.report.format.ReportFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hauberk detect queries}: attacks on a model, in its log of requests. */
@Command(
    name = "queries",
    description = "Finds attacks on a served model in its log of requests.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk detect queries requests.jsonl --honest clean.jsonl --alerts alerts.ocsf",
      "  hauberk detect queries requests.jsonl --most-requests 600 --most-cost 1e6",
      "",
      "A line is a JSON object: caller, time; if known source, outcome (answered, failed,"
          + " refused),",
      "cost, confidence, answer (the number of the class), and the input: numbers in [0, 1],",
      "or bytes, base64 of one byte a value."
    })
final class DetectQueriesCommand implements Callable<Integer> {

  private static final int SHOWN = 50;
  private static final int MAX_HONEST = 20_000;

  private static final List<String> RESULTS = List.of("requests", "queries", "alerts", "malformed");

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private AlertOptions alertOptions;

  @Parameters(paramLabel = "FILE", description = "Requests: JSON Lines.")
  private Path file;

  @Option(
      names = "--honest",
      paramLabel = "FILE",
      description = "Requests of honest callers, at least 400, to compare callers with.")
  private @Nullable Path honest;

  @Option(
      names = "--links",
      paramLabel = "N",
      description =
          "Nearly equal queries that make a chain; by default 4, or as few as honest queries allow"
              + " at one alert in a thousand.")
  private @Nullable Integer links;

  @Option(
      names = "--most-requests",
      paramLabel = "N",
      description = "Requests that a caller may have standing (a sum that halves every minute).")
  private @Nullable Double mostRequests;

  @Option(
      names = "--most-cost",
      paramLabel = "N",
      description = "Cost that a caller may have standing.")
  private @Nullable Double mostCost;

  @Option(
      names = "--most-failures",
      paramLabel = "N",
      description = "Failures that a caller may have standing.")
  private @Nullable Double mostFailures;

  @Option(
      names = "--most-refusals",
      paramLabel = "N",
      description = "Refusals that a source may have in some ten minutes; ${DEFAULT-VALUE}.",
      defaultValue = "10")
  private int mostRefusals;

  @Option(
      names = "--most-names",
      paramLabel = "N",
      description = "Names of one source, or sources of one name, in an hour; ${DEFAULT-VALUE}.",
      defaultValue = "16")
  private int mostNames;

  private long requests;

  @Override
  public Integer call() {
    var session = new Session(spec, common).withResults(RESULTS).reads(file);
    if (honest != null) {
      session.reads(honest);
    }
    var watch = new QueryWatch(detectors());
    var access = accessDetectors();
    try (var outlet = alertOptions.open(spec.commandLine().getErr())) {
      long malformed =
          new QueryLog(file)
              .forEach(
                  entry -> {
                    requests++;
                    access.forEach(d -> d.observe(entry.access()).forEach(outlet::offer));
                    entry.query().ifPresent(query -> watch.observe(query).forEach(outlet::offer));
                  });
      return finish(session, watch.queries(), outlet.alerts(), malformed);
    }
  }

  private List<QueryDetector> detectors() {
    var detectors = new ArrayList<QueryDetector>();
    if (honest == null) {
      detectors.add(new NearDuplicates(links == null ? NearDuplicates.DEFAULT_LINKS : links));
    } else {
      var queries = new ArrayList<Query>();
      new QueryLog(honest)
          .forEach(
              entry ->
                  entry.query().filter(q -> queries.size() < MAX_HONEST).ifPresent(queries::add));
      detectors.add(new NearDuplicates(links(queries)));
      var shape = HonestQueries.of(queries);
      for (var trait : UnusualCaller.Trait.values()) {
        detectors.add(
            new UnusualCaller(trait, shape, UnusualCaller.DEFAULT_QUERIES_PER_FALSE_ALARM));
      }
      detectors.add(new Coverage(shape, UnusualCaller.DEFAULT_QUERIES_PER_FALSE_ALARM));
    }
    return detectors;
  }

  private int links(List<Query> honestQueries) {
    return links == null
        ? NearDuplicates.fewestLinks(honestQueries, NearDuplicates.DEFAULT_FALSE_ALARMS)
        : links;
  }

  private List<AccessDetector> accessDetectors() {
    var limits = new EnumMap<Bursts.Kind, Double>(Bursts.Kind.class);
    limit(limits, Bursts.Kind.REQUESTS, mostRequests);
    limit(limits, Bursts.Kind.COST, mostCost);
    limit(limits, Bursts.Kind.FAILURES, mostFailures);
    var detectors = new ArrayList<AccessDetector>();
    detectors.add(new Credentials(mostRefusals, mostNames));
    if (!limits.isEmpty()) {
      detectors.add(new Bursts(limits));
    }
    return detectors;
  }

  private static void limit(
      Map<Bursts.Kind, Double> limits, Bursts.Kind kind, @Nullable Double limit) {
    if (limit != null) {
      limits.put(kind, limit);
    }
  }

  private int finish(Session session, long queries, List<Alert> alerts, long malformed) {
    var table =
        Table.builder(
            "alerts",
            Table.Column.text("time"),
            Table.Column.text("caller or source"),
            Table.Column.text("what"),
            Table.Column.text("response asked for"));
    for (var alert : alerts.subList(0, Math.min(SHOWN, alerts.size()))) {
      table.row(
          Cell.text(alert.time().toString()),
          Cell.text(alert.principal()),
          Cell.text(alert.title() + ": " + String.join("; ", alert.evidence())),
          Cell.text(ResponseText.of(alert.responses())));
    }
    var report =
        Report.builder("detect queries")
            .subtitle(
                file.getFileName()
                    + ", "
                    + requests
                    + " requests, "
                    + alerts.size()
                    + " alerts, "
                    + malformed
                    + " lines malformed")
            .section(table.build())
            .build();
    var metrics =
        List.of(
            Metric.count("requests", requests),
            Metric.count("queries", queries),
            Metric.count("alerts", alerts.size()),
            Metric.count("malformed", malformed));
    return session.finish(report, metrics, ReportFormat.HTML, ReportFormat.JSON);
  }
}
