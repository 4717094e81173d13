package io.hauberk.data.mask;

import io.hauberk.core.Checks;
import io.hauberk.core.Progress;
import io.hauberk.data.recognise.Scanner;
import io.hauberk.data.table.RowSource;
import io.hauberk.data.table.TableFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Masks tables and texts by a policy. Rows stream in blocks at constant memory; equal input, policy
 * and keys give equal output, but for noise. Used by one thread.
 */
public final class Masker {

  private final MaskPolicy policy;
  private final MaskKeys keys;
  private final Scanner scanner;
  private final Progress progress;

  /**
   * @param scanner for columns of text and for texts
   */
  public Masker(MaskPolicy policy, MaskKeys keys, Scanner scanner) {
    this(policy, keys, scanner, Progress.none());
  }

  private Masker(MaskPolicy policy, MaskKeys keys, Scanner scanner, Progress progress) {
    this.policy = policy;
    this.keys = keys;
    this.scanner = scanner;
    this.progress = progress;
  }

  /** The same, telling how far a text was read; a table's source tells that itself. */
  public Masker reporting(Progress to) {
    return new Masker(policy, keys, scanner, to);
  }

  public MaskPolicy policy() {
    return policy;
  }

  /**
   * Writes the masked table; it appears whole or not at all.
   *
   * @throws IllegalArgumentException when policy and columns do not fit
   * @throws io.hauberk.trust.key.KeyUnavailableException when a key has gone
   * @throws io.hauberk.core.DataFormatException when the table is broken, or a value does not fit
   *     its operator
   */
  public MaskRecord table(RowSource source, Path to) {
    var columns = source.columns();
    policy.checkAgainst(columns);
    var blocks = new RowBlocks(columns.size());
    var masks = new Masks(policy, keys, scanner);
    for (int c = 0; c < columns.size(); c++) {
      var operator = policy.column(columns.get(c));
      blocks.add(masks.bind(operator), subject(columns, c, operator));
    }
    var rows = new long[1];
    TableFormat.create(to, columns, sink -> rows[0] = blocks.copy(source, sink));
    return new MaskRecord(policy, versions(), rows[0]);
  }

  private static int subject(List<String> columns, int column, Operator operator) {
    if (!(operator instanceof Operator.ShiftDate shift)) {
      return column;
    }
    int subject = columns.indexOf(shift.subject());
    Checks.argument(subject >= 0, "subject", shift.subject(), "one of " + columns);
    return subject;
  }

  /** Writes the masked text, line by line. */
  public MaskRecord text(Path from, Path to) {
    var mask = new TextMask(policy, new Masks(policy, keys, scanner), scanner);
    long lines = TextLines.copy(from, to, mask::mask, progress);
    return new MaskRecord(policy, versions(), lines);
  }

  /** One text in memory. */
  public String text(String text) {
    return new TextMask(policy, new Masks(policy, keys, scanner), scanner).mask(text);
  }

  private SortedMap<String, String> versions() {
    var versions = new TreeMap<String, String>();
    var operators = new ArrayList<>(policy.columns().values());
    operators.addAll(policy.text().values());
    operators.add(policy.foundOthers());
    for (var operator : operators) {
      MaskPolicy.key(operator)
          .ifPresent(
              key -> versions.put(key, MaskRecord.name(keys.keyset(key).primaryVersion().id())));
    }
    return versions;
  }
}
