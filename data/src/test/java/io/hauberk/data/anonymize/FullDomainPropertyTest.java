package io.hauberk.data.anonymize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.core.RandomStream;
import io.hauberk.core.Randomness;
import io.hauberk.data.risk.MatchClasses;
import io.hauberk.data.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The search against trying every node, on small tables drawn from seed 1. */
class FullDomainPropertyTest {

  private static final int TABLES = 24;
  private static final double[] LIMITS = {0, 0.1, 0.4, 1};

  /** Values 0 to 11, in groups of 2, of 4, and all. */
  private static Hierarchy twelve() {
    var lines = new ArrayList<List<String>>();
    for (int i = 0; i < 12; i++) {
      lines.add(List.of("" + i, "two" + i / 2, "four" + i / 4, "*"));
    }
    return Hierarchy.of(lines);
  }

  private static Table table(RandomStream random, int columns, int rows) {
    var names = new ArrayList<String>();
    for (int column = 0; column < columns; column++) {
      names.add("q" + column);
    }
    names.add("ill");
    var lines = new ArrayList<List<String>>();
    for (int row = 0; row < rows; row++) {
      var cells = new ArrayList<String>();
      for (int column = 0; column < columns; column++) {
        cells.add("" + Math.min(random.nextInt(12), random.nextInt(12)));
      }
      cells.add("s" + random.nextInt(4));
      lines.add(cells);
    }
    return new Table(names, lines);
  }

  private static Microdata data(Table table) {
    var hierarchies = new LinkedHashMap<String, Hierarchy>();
    table.columns().stream()
        .filter(c -> !c.equals("ill"))
        .forEach(c -> hierarchies.put(c, twelve()));
    return Microdata.of(table, hierarchies, List.of("ill"));
  }

  private static List<List<PrivacyModel>> models() {
    return List.of(
        List.of(new KAnonymity(3)),
        List.of(new KAnonymity(2), new Diversity.Distinct("ill", 2)),
        List.of(new Diversity.Entropy("ill", 1.8)),
        List.of(new Diversity.Recursive("ill", 2, 2)),
        List.of(new KAnonymity(2), new Closeness.Ordered("ill", 0.3)));
  }

  @ParameterizedTest
  @EnumSource
  void search_smallTables_findsWhatTryingAllFinds(LossMeasure loss) {
    var random = new Randomness(1).derive(loss.name()).stream(0, 0);
    for (int i = 0; i < TABLES; i++) {
      var data = data(table(random, 3, 25));
      for (var models : models()) {
        double limit = LIMITS[i % LIMITS.length];
        var found = new FullDomainSearch(models, limit, loss).search(data);
        double expected = least(data, models, limit, loss);

        double value = found.map(FullDomain::loss).orElse(Double.POSITIVE_INFINITY);
        assertThat(value)
            .as("%s, %s, table %d", models, limit, i)
            .satisfiesAnyOf(
                x -> assertThat(x).isEqualTo(expected),
                x -> assertThat(x).isCloseTo(expected, within(1e-9)));
        found.ifPresent(f -> Verifier.of(models, data).verify(f.table()));
      }
    }
  }

  private static double least(
      Microdata data, List<PrivacyModel> models, double limit, LossMeasure measure) {
    var grouper = new Grouper(data);
    var tests = models.stream().map(model -> model.over(data)).toList();
    var judge = new Judge(tests, (int) (limit * data.rows()));
    var loss = measure.over(data);
    var lattice = new Lattice(new int[] {4, 4, 4});
    double least = Double.POSITIVE_INFINITY;
    for (int id = 0; id < lattice.size(); id++) {
      var classes = grouper.generalise(grouper.base(), lattice.node(id));
      var verdict = judge.over(classes);
      if (verdict.holds()) {
        var lost = grouper.layout().histogram(classes, verdict.failing());
        least = Math.min(least, loss.of(classes, loss.hidden(classes.levels(), lost)));
      }
    }
    return least;
  }

  @Test
  void search_keysOfSeveralWords_groupsAsTheTextsDo() {
    var table = table(new Randomness(1).stream(9, 0), 6, 400);
    var hierarchies = new LinkedHashMap<String, Hierarchy>();
    table.columns().stream().filter(c -> !c.equals("ill")).forEach(c -> hierarchies.put(c, wide()));
    var data = Microdata.of(table, hierarchies, List.of());
    var models = List.<PrivacyModel>of(new KAnonymity(4));

    var found = new FullDomainSearch(models, 0.2, LossMeasure.ENTROPY).search(data).orElseThrow();

    var released = found.table();
    assertThat(new TupleLayout(List.copyOf(hierarchies.values())).words()).isEqualTo(2);
    assertThat(Verifier.of(models, data).verify(released))
        .isEqualTo(MatchClasses.of(released, data.quasiIdentifiers()).classes());
    assertThat(released.rows()).hasSize(400 - found.suppressed());
  }

  /** Twelve bits a column: six of them do not fit one word. */
  private static Hierarchy wide() {
    var lines = new ArrayList<List<String>>();
    for (int i = 0; i < 4000; i++) {
      lines.add(List.of("" + i, "g" + i / 3, "*"));
    }
    return Hierarchy.of(lines);
  }
}
