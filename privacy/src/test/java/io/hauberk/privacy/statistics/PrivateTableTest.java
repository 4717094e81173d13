package io.hauberk.privacy.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.privacy.ledger.Budget;
import io.hauberk.privacy.ledger.BudgetExhausted;
import io.hauberk.privacy.ledger.Ledger;
import io.hauberk.privacy.statistics.PrivateTable.Persons;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateTableTest {

  private static final Budget VAST = Budget.of(1e6, 0);
  private static final Budget VAST_WITH_DELTA = Budget.of(1e6, 1e-6);
  private static final Query COUNT =
      new Query(new Count(), new Groups.Whole(), Contribution.SINGLE, Query.ALL);

  @TempDir Path folder;
  private Ledger ledger;

  @BeforeEach
  void start() {
    ledger = Ledger.openOrCreate(folder.resolve("x.ledger"), "ab".repeat(32), Budget.of(1e9, 0.5));
  }

  /** Person i has i rows, in group a and b by turns. */
  private static final PersonRows STAIRS =
      sink -> {
        for (int person = 1; person <= 6; person++) {
          for (int row = 0; row < person; row++) {
            sink.row("p" + person, row % 2 == 0 ? "a" : "b", 1);
          }
        }
      };

  @Test
  void release_contributionBounds_dropWhatIsBeyond() {
    assertThat(counts(new Contribution(1, 1))).containsExactly(6.0, 0.0);
    assertThat(counts(new Contribution(2, 1))).containsExactly(6.0, 5.0);
    assertThat(counts(new Contribution(2, 2))).containsExactly(10.0, 8.0);
    assertThat(counts(new Contribution(2, 99))).containsExactly(12.0, 9.0);
  }

  @Test
  void release_morePeopleThanTheTableHolds_takesMorePassesForTheSameAnswer() {
    PersonRows rows =
        sink -> {
          for (int row = 0; row < 3000; row++) {
            sink.row("p" + row % 1000, "g" + row % 3, 1);
          }
        };
    var query = new Query(new Count(), named("g0", "g1", "g2"), new Contribution(3, 1), Query.ALL);
    var table = new PrivateTable(rows, Persons.BY_COLUMN, ledger, 10);
    var answer = table.release(query, VAST, "count by group");
    assertThat(answer.passes()).isGreaterThan(1);
    assertThat(answer.lines().stream().map(line -> line.figures().get(0)))
        .containsExactly(1000.0, 1000.0, 1000.0);
  }

  @Test
  void release_groupsInTheData_namesOnlyLargeOnes() {
    PersonRows rows =
        sink -> {
          for (int row = 0; row < 500; row++) {
            sink.row("", "many", row % 10);
          }
          sink.row("", "alone", 7);
        };
    var query =
        new Query(
            new Mean(new Bounds(0, 10)), new Groups.Private(), Contribution.SINGLE, Query.ALL);
    var answer =
        new PrivateTable(rows, Persons.EACH_ROW, ledger)
            .release(query, VAST_WITH_DELTA, "mean(x) by g");
    assertThat(answer.lines()).extracting(Answer.Line::group).containsExactly("many");
    assertThat(answer.lines().get(0).figures().get(0)).isCloseTo(4.5, within(0.01));
  }

  @Test
  void release_topTwo_largestFirst() {
    PersonRows rows =
        sink -> {
          for (int row = 0; row < 600; row++) {
            sink.row("", row % 6 == 0 ? "c" : row % 6 < 3 ? "b" : "a", 0);
          }
        };
    var query = new Query(new Count(), new Groups.Private(), Contribution.SINGLE, 2);
    var answer =
        new PrivateTable(rows, Persons.EACH_ROW, ledger).release(query, VAST_WITH_DELTA, "top");
    assertThat(answer.lines()).extracting(Answer.Line::group).containsExactly("a", "b");
  }

  @Test
  void release_missingValues_countForCountsOnly() {
    PersonRows rows =
        sink -> {
          sink.row("", "", Double.NaN);
          sink.row("", "", 4);
        };
    var table = new PrivateTable(rows, Persons.EACH_ROW, ledger);
    assertThat(table.release(COUNT, VAST, "n").lines().get(0).figures()).containsExactly(2.0);
    var sum =
        new Query(new Sum(new Bounds(0, 5)), new Groups.Whole(), Contribution.SINGLE, Query.ALL);
    assertThat(table.release(sum, VAST, "s").lines().get(0).figures().get(0))
        .isCloseTo(4, within(1e-2));
  }

  @Test
  void release_budgetIsSpentBeforeTheFirstRowIsRead() {
    PersonRows broken =
        sink -> {
          throw new IllegalStateException("the disk is gone");
        };
    var table = new PrivateTable(broken, Persons.EACH_ROW, ledger);
    assertThatThrownBy(() -> table.release(COUNT, Budget.of(2, 0), "n"))
        .hasMessageContaining("gone");
    assertThat(ledger.spent().epsilon()).isEqualByComparingTo("2");
  }

  @Test
  void release_moreThanIsLeft_readsNothing() {
    var table =
        new PrivateTable(
            sink -> {
              throw new AssertionError("read");
            },
            Persons.EACH_ROW,
            ledger);
    assertThatThrownBy(() -> table.release(COUNT, Budget.of(2e9, 0), "n"))
        .isInstanceOf(BudgetExhausted.class);
  }

  @Test
  void release_badRequest_refusedAndNothingSpent() {
    var table = new PrivateTable(STAIRS, Persons.EACH_ROW, ledger);
    var open = new Query(new Count(), new Groups.Private(), Contribution.SINGLE, Query.ALL);
    var wide = new Query(new Count(), named("a"), new Contribution(2, 3), Query.ALL);
    for (var bad :
        List.<Runnable>of(
            () -> table.release(COUNT, Budget.of(1e-6, 0), "tiny epsilon"),
            () -> table.release(COUNT, Budget.of(1, 1e-6), "a delta for nothing"),
            () -> table.release(open, Budget.of(1, 0), "no delta"),
            () -> table.release(wide, Budget.of(1, 0), "bounds without persons"))) {
      assertThatThrownBy(bad::run)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expected");
    }
    assertThat(ledger.entries()).isEmpty();
  }

  private List<Double> counts(Contribution contribution) {
    var query = new Query(new Count(), named("a", "b"), contribution, Query.ALL);
    return new PrivateTable(STAIRS, Persons.BY_COLUMN, ledger)
        .release(query, VAST, "count by group").lines().stream()
            .map(line -> line.figures().get(0))
            .toList();
  }

  private static Groups named(String... names) {
    return new Groups.Public(List.of(names));
  }
}
