package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.data.anonymize.LossMeasure;
import io.hauberk.data.anonymize.Microdata;
import io.hauberk.data.anonymize.PrivacyModel;
import io.hauberk.data.anonymize.Released;
import io.hauberk.data.anonymize.Verifier;
import io.hauberk.data.table.Table;
import io.hauberk.data.table.TableFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hauberk data anonymize}: a table in which nobody stands alone. */
@Command(
    name = "anonymize",
    description = "Releases a table in which no record stands alone, and checks it again.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  hauberk data anonymize people.csv --to released.csv --k 5 --quasi age=age.csv,zip=zip.csv"
          + " --flat sex --keep illness --drop name",
      "  hauberk data anonymize people.csv --to released.csv --k 5 --l-distinct illness=3"
          + " --suppression 0.05 --quasi age=age.csv",
      "  hauberk data anonymize people.csv --to released.csv --k 5 --method local --quasi"
          + " age=age.csv --keep illness",
      "",
      "A hierarchy file has one line a value: the value, then its group level by level, separated"
          + " by ';'."
    })
final class DataAnonymizeCommand implements Callable<Integer> {

  private static final List<String> RESULTS =
      List.of("granularity", "suppressed", "prosecutor-highest", "prosecutor-average");

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private QuasiOptions quasi;
  @Mixin private AnonymityOptions anonymity;

  @Parameters(paramLabel = "FILE", description = "The table: CSV, JSON Lines or Parquet.")
  private Path input;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      descriptionKey = "anonymize.to",
      description = "The released table.")
  private Path to;

  @Option(
      names = "--keep",
      paramLabel = "COLUMN",
      split = ",",
      descriptionKey = "anonymize.keep",
      description = "A column that is released as it is.")
  private Set<String> keep = Set.of();

  @Option(
      names = "--drop",
      paramLabel = "COLUMN",
      split = ",",
      descriptionKey = "anonymize.drop",
      description = "A column that is not released, such as a name.")
  private Set<String> drop = Set.of();

  @Option(
      names = "--population",
      paramLabel = "FILE",
      description = "A table of the whole population, its columns written alike.")
  private @Nullable Path population;

  @Option(
      names = "--suppression",
      paramLabel = "S",
      description = "Largest share of rows that may be left out.",
      defaultValue = "0")
  private double suppression;

  @Option(
      names = "--loss",
      descriptionKey = "anonymize.loss",
      description = "What --method optimal makes least: ${COMPLETION-CANDIDATES}.",
      defaultValue = "DOMAIN_SHARE")
  private LossMeasure loss;

  @Option(
      names = "--method",
      descriptionKey = "anonymize.method",
      description = "One level a column, or ranges class by class: ${COMPLETION-CANDIDATES}.",
      defaultValue = "OPTIMAL")
  private RecodingMethod method;

  @Option(
      names = "--weight",
      paramLabel = "COLUMN=W",
      split = ",",
      descriptionKey = "anonymize.weight",
      description = "With --method local, how much a column's detail matters; 1 if not said.")
  private Map<String, Double> weights = Map.of();

  @Override
  public Integer call() {
    var session = new Session(spec, common).withResults(RESULTS);
    var models = anonymity.models();
    Checks.inRange("--suppression", suppression, 0, 1);
    Checks.argument(
        anonymity.needsPopulation() == (population != null),
        "--population",
        population == null ? "none" : population,
        "a table with --k-map, and only then");
    var table = without(TableFiles.read(input, common, session));
    var data = microdata(table, session);

    var released = method.run(new RecodingMethod.Task(data, models, suppression, loss, weights));

    var rows = verified(models, data, released);
    TableFormat.create(to, rows);
    return new AnonymizeReport(data, models, released, rows).finish(session, to);
  }

  private static Table verified(List<PrivacyModel> models, Microdata data, Released released) {
    var rows = released.table();
    Verifier.of(models, data).verify(rows);
    return rows;
  }

  private Microdata microdata(Table table, Session session) {
    var hierarchies = quasi.hierarchies(table, session);
    var named = new HashSet<String>(hierarchies.keySet());
    named.addAll(keep);
    named.addAll(anonymity.sensitive());
    for (var column : table.columns()) {
      Checks.argument(
          named.contains(column),
          "column",
          column,
          "in --quasi, --flat, --keep, --drop or a model");
    }
    keep.forEach(table::indexOf);
    var data = Microdata.of(table, hierarchies, anonymity.sensitive());
    return population == null ? data : data.within(TableFiles.readAll(population, session));
  }

  private Table without(Table table) {
    drop.forEach(table::indexOf);
    var left = new LinkedHashSet<>(table.columns());
    left.removeAll(drop);
    if (left.size() == table.columns().size()) {
      return table;
    }
    int[] places = left.stream().mapToInt(table::indexOf).toArray();
    var rows = new ArrayList<List<String>>();
    for (var row : table.rows()) {
      var cells = new ArrayList<String>(places.length);
      for (int place : places) {
        cells.add(row.get(place));
      }
      rows.add(cells);
    }
    return new Table(List.copyOf(left), rows);
  }
}
