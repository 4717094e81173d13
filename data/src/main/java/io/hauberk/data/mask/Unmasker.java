package io.hauberk.data.mask;

import io.hauberk.core.Checks;
import io.hauberk.core.Progress;
import io.hauberk.data.table.RowSource;
import io.hauberk.data.table.TableFormat;
import io.hauberk.trust.token.Alphabet;
import io.hauberk.trust.token.FormatTokens;
import io.hauberk.trust.token.Tokens;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Brings back what tokens stand for, for those a permit allows. The permit is asked before a key is
 * touched or a row is read. Used by one thread.
 */
public final class Unmasker {

  private final MaskRecord record;
  private final MaskKeys keys;
  private final Permit permit;
  private final Progress progress;

  public Unmasker(MaskRecord record, MaskKeys keys, Permit permit) {
    this(record, keys, permit, Progress.none());
  }

  private Unmasker(MaskRecord record, MaskKeys keys, Permit permit, Progress progress) {
    this.record = record;
    this.keys = keys;
    this.permit = permit;
    this.progress = progress;
  }

  /** The same, telling how far a text was read; a table's source tells that itself. */
  public Unmasker reporting(Progress to) {
    return new Unmasker(record, keys, permit, to);
  }

  /** Who asks for what; empty {@code columns} asks for all that can come back. */
  public record Ask(String subject, String purpose, SortedSet<String> columns) {
    public Ask {
      Checks.argument(!subject.isBlank(), "subject", "none", "who asks");
      Checks.argument(!purpose.isBlank(), "purpose", "none", "why it is asked");
    }
  }

  /**
   * Writes the table with the asked columns as they were; it appears whole or not at all.
   *
   * @throws PermitRefused when it is not allowed
   * @throws io.hauberk.trust.lock.IntegrityException when a token is not of this key and column
   */
  public long table(RowSource masked, Path to, Ask ask) {
    var columns = wanted(ask);
    for (var column : columns) {
      Checks.argument(masked.columns().contains(column), "column", column, "in the masked table");
    }
    permit.require(request(ask, to, columns));
    var blocks = new RowBlocks(masked.columns().size());
    for (int c = 0; c < masked.columns().size(); c++) {
      var column = masked.columns().get(c);
      blocks.add(columns.contains(column) ? back(column) : (cells, subjects) -> {}, c);
    }
    var rows = new long[1];
    TableFormat.create(to, masked.columns(), sink -> rows[0] = blocks.copy(masked, sink));
    return rows[0];
  }

  /** Writes the text with its tokens' values. */
  public long text(Path masked, Path to, Ask ask) {
    permit.require(request(ask, to, new TreeSet<>(List.of("text"))));
    return TextLines.copy(masked, to, revealed()::reveal, progress);
  }

  private SortedSet<String> wanted(Ask ask) {
    var all = record.policy().reversible();
    for (var column : ask.columns()) {
      Checks.argument(all.contains(column), "column", column, "one that can come back: " + all);
    }
    return ask.columns().isEmpty() ? all : ask.columns();
  }

  private Permit.Request request(Ask ask, Path to, SortedSet<String> columns) {
    var named = new TreeSet<String>();
    var policy = record.policy();
    for (var column : columns) {
      var operator = policy.columns().get(column);
      if (operator instanceof Operator.Reversible reversible) {
        named.add(reversible.key());
      } else {
        named.addAll(policy.textKeys());
      }
    }
    return new Permit.Request(ask.subject(), ask.purpose(), to.toString(), named, columns);
  }

  private ColumnMask back(String column) {
    var operator = record.policy().column(column);
    if (operator instanceof Operator.Token token) {
      var tokens = new Tokens(keys.keyset(token.key()));
      return ColumnMask.each(cell -> tokens.reveal(cell, token.domain()));
    }
    if (operator instanceof Operator.FormatPreserving ff1) {
      var keyset = keys.keyset(ff1.key());
      var tokens = FormatTokens.of(keyset, record.version(ff1.key()), Alphabet.DIGITS);
      var format = new DigitFormat(tokens, ff1.domain());
      return (cells, subjects) -> format.reveal(cells);
    }
    return ColumnMask.each(revealed()::reveal);
  }

  private TextTokens revealed() {
    return new TextTokens(record.policy(), keys);
  }
}
