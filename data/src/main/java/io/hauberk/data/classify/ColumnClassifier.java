package io.hauberk.data.classify;

import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;
import io.hauberk.data.recognise.Entity;
import io.hauberk.data.recognise.Scanner;
import io.hauberk.data.table.RowSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives each column a verdict from a uniform sample of rows and from its name. Each cell is scanned
 * behind its column's name, which is the context that some recognisers ask for. Reads the source to
 * its end, at constant memory.
 */
public final class ColumnClassifier {

  /** Half of the filled cells being one thing makes the column that thing. */
  private static final double MAJORITY = 0.5;

  /** A thing in one cell of a hundred is worth naming. */
  private static final double TRACE = 0.01;

  /** From here on volume alone asks for a person's look (GB/T 43697-2024, annex G: scale). */
  private static final long MANY_PEOPLE = 1_000_000;

  private static final int MAX_CELL = 4_000;
  private static final double NAME_ALONE = 0.5;

  private final Scanner scanner;
  private final int sample;
  private final long seed;

  /**
   * @param sample rows to look at, 1 to 1,000,000
   * @param seed of the choice of rows
   */
  public ColumnClassifier(Scanner scanner, int sample, long seed) {
    Checks.inRange("sample", sample, 1, 1_000_000);
    this.scanner = scanner;
    this.sample = sample;
    this.seed = seed;
  }

  public Catalogue classify(RowSource source) {
    var draws = new Randomness(seed).derive("columns").stream(0, 0);
    var reservoir = Reservoir.of(source, sample, draws);
    var verdicts = new ArrayList<ColumnVerdict>();
    for (int c = 0; c < source.columns().size(); c++) {
      verdicts.add(verdict(source.columns().get(c), cells(reservoir, c)));
    }
    var rows = reservoir.seen();
    return new Catalogue(rows, reservoir.rows().size(), verdicts, review(rows, verdicts));
  }

  private static List<String> cells(Reservoir reservoir, int column) {
    return reservoir.rows().stream().map(row -> row.get(column)).filter(c -> !c.isBlank()).toList();
  }

  private ColumnVerdict verdict(String column, List<String> cells) {
    var tally = new CellTally();
    var context = HeaderWords.spaced(column).strip() + ": ";
    for (var cell : cells) {
      var text = cell.length() > MAX_CELL ? cell.substring(0, MAX_CELL) : cell;
      tally.add(scanner.scan(context + text), context.length(), text.length());
    }
    var header = HeaderWords.of(column);
    var leader = tally.leader().filter(e -> tally.share(e) >= MAJORITY && agrees(e, header));
    var contains = leader.isPresent() ? Set.<Entity>of() : tally.atLeast(TRACE);
    return leader
        .map(e -> byContent(column, e, header, tally))
        .orElseGet(() -> byName(column, header, contains));
  }

  /** Guesses by words or plain digits yield to a name that says something else. */
  private static boolean agrees(Entity entity, Optional<Label> header) {
    var weak =
        EnumSet.of(
            Entity.PERSON, Entity.ORGANIZATION, Entity.LOCATION, Entity.NATIONALITY, Entity.TITLE);
    return !weak.contains(entity)
        || header.isEmpty()
        || header.get().name().equals(Label.of(entity).name());
  }

  /** The content decides what it is; a stricter name keeps its stricter label. */
  private static ColumnVerdict byContent(
      String column, Entity entity, Optional<Label> header, CellTally tally) {
    var content = Label.of(entity);
    var label = header.filter(h -> h.level() > content.level()).orElse(content);
    var why =
        Math.round(100 * tally.share(entity))
            + " % of "
            + tally.cells()
            + " filled cells"
            + (header.isPresent() ? ", column name" : "");
    return new ColumnVerdict(
        column, label, Optional.of(entity), Set.of(), tally.confidence(entity), why);
  }

  private static ColumnVerdict byName(String column, Optional<Label> header, Set<Entity> contains) {
    var why = header.isPresent() ? "column name" : "nothing recognised in most cells";
    return new ColumnVerdict(
        column,
        header.orElse(Label.NONE),
        Optional.empty(),
        contains,
        header.isPresent() ? NAME_ALONE : 0,
        why);
  }

  private static List<String> review(long rows, List<ColumnVerdict> verdicts) {
    var review = new ArrayList<String>();
    boolean people = verdicts.stream().anyMatch(v -> v.label().role() == Role.DIRECT_IDENTIFIER);
    if (people && rows >= MANY_PEOPLE) {
      review.add(
          "possible important data: personal data in " + rows + " rows; a person must decide");
    }
    if (verdicts.stream().anyMatch(v -> v.level() == 4)) {
      review.add(
          "levels are proposals within general data; whether the table is important or core data"
              + " is for a person to decide (GB/T 43697-2024)");
    }
    return review;
  }
}
