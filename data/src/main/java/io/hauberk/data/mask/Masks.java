package io.hauberk.data.mask;

import io.hauberk.data.mask.Operator.DatePart;
import io.hauberk.data.mask.Operator.FormatPreserving;
import io.hauberk.data.mask.Operator.Interval;
import io.hauberk.data.mask.Operator.KeyedHash;
import io.hauberk.data.mask.Operator.Noise;
import io.hauberk.data.mask.Operator.Partial;
import io.hauberk.data.mask.Operator.Prefix;
import io.hauberk.data.mask.Operator.Redact;
import io.hauberk.data.mask.Operator.ShiftDate;
import io.hauberk.data.mask.Operator.Surrogate;
import io.hauberk.data.mask.Operator.Token;
import io.hauberk.data.recognise.Scanner;
import io.hauberk.trust.token.Alphabet;
import io.hauberk.trust.token.FormatTokens;
import io.hauberk.trust.token.Tokens;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Operators, bound to their keys. */
final class Masks {

  private final MaskPolicy policy;
  private final MaskKeys keys;
  private final Scanner scanner;

  Masks(MaskPolicy policy, MaskKeys keys, Scanner scanner) {
    this.policy = policy;
    this.keys = keys;
    this.scanner = scanner;
  }

  ColumnMask bind(Operator operator) {
    if (operator instanceof Operator.Keep) {
      return (cells, subjects) -> {};
    }
    if (operator instanceof Operator.InText) {
      return ColumnMask.each(new TextMask(policy, this, scanner)::mask);
    }
    return operator instanceof Operator.Reversible ? reversible(operator) : oneWay(operator);
  }

  private ColumnMask reversible(Operator operator) {
    if (operator instanceof FormatPreserving ff1) {
      var tokens = FormatTokens.of(keys.keyset(ff1.key()), Alphabet.DIGITS);
      var format = new DigitFormat(tokens, ff1.domain());
      return (cells, subjects) -> format.hide(cells);
    }
    var token = (Token) operator;
    var tokens = new Tokens(keys.keyset(token.key()));
    return (cells, subjects) -> tokens(cells, tokens, token.domain());
  }

  private static void tokens(String[] cells, Tokens tokens, String domain) {
    var made = tokens.tokenize(cells, domain);
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cells[i].isEmpty() ? "" : made[i];
    }
  }

  private ColumnMask oneWay(Operator operator) {
    if (operator instanceof KeyedHash hash) {
      var draws = new KeyedDraws(keys.keyset(hash.key()), "hash", hash.domain());
      return ColumnMask.each(draws::hex);
    }
    if (operator instanceof Surrogate s) {
      var draws = new KeyedDraws(keys.keyset(s.key()), "surrogate", s.domain());
      return ColumnMask.each(v -> Surrogates.of(s.kind(), v, draws.draws(v)));
    }
    if (operator instanceof ShiftDate shift) {
      return shifted(shift);
    }
    return ColumnMask.each(keyless(operator));
  }

  private ColumnMask shifted(ShiftDate shift) {
    var draws = new KeyedDraws(keys.keyset(shift.key()), "shift", shift.subject());
    return (cells, subjects) -> {
      for (int i = 0; i < cells.length; i++) {
        int days = draws.draws(subjects[i]).below(2 * shift.days() + 1) - shift.days();
        cells[i] = cells[i].isEmpty() ? "" : Dates.change(cells[i], d -> d.plusDays(days));
      }
    };
  }

  private static ColumnMask.Each keyless(Operator operator) {
    if (operator instanceof Partial p) {
      return v -> Stars.partial(v, p.first(), p.last());
    }
    if (operator instanceof Prefix p) {
      return v -> Stars.prefix(v, p.length());
    }
    if (operator instanceof Redact r) {
      return v -> r.word();
    }
    return number(operator);
  }

  private static ColumnMask.Each number(Operator operator) {
    if (operator instanceof Interval i) {
      var width = BigDecimal.valueOf(i.width());
      return v -> Numbers.interval(v, width);
    }
    if (operator instanceof Noise n) {
      return v -> Numbers.noisy(v, n.scale());
    }
    var part = (DatePart) operator;
    var form =
        DateTimeFormatter.ofPattern(
            part.part() == DatePart.Part.YEAR ? "uuuu" : "uuuu-MM", Locale.ROOT);
    return v -> Dates.parse(v).format(form);
  }
}
