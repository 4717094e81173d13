package io.hauberk.privacy.ledger;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a ledger file. First {@code hauberk-ledger 1 DATA EPSILON DELTA SEAL}, then {@code
 * NUMBER EPSILON DELTA PURPOSE SEAL}. A last line without its end was being written when its
 * process died: its answer never left, so it counts for nothing and is cut off by the next writer.
 *
 * @param total what may be spent
 * @param entries in order
 * @param seal of the last whole line
 * @param length bytes of the whole lines
 */
record LedgerText(Budget total, List<Entry> entries, String seal, int length) {

  static final int MAX_PURPOSE = 500;
  private static final String MAGIC = "hauberk-ledger";
  private static final String VERSION = "1";
  private static final int HEADER_WORDS = 6;
  private static final int ENTRY_WORDS = 5;

  /** The first line, sealed. */
  static String header(String dataDigest, Budget total) {
    var seal = new Seal(dataDigest);
    var line = String.join(" ", MAGIC, VERSION, seal.name(), total.text());
    return line + " " + seal.of("", line) + "\n";
  }

  /** The next line, sealed. */
  String next(String dataDigest, Budget cost, String purpose) {
    var line = (entries.size() + 1) + " " + cost.text() + " " + word(purpose);
    return line + " " + new Seal(dataDigest).of(seal, line) + "\n";
  }

  Budget spent() {
    return entries.stream().map(Entry::cost).reduce(Budget.NONE, LedgerText::sum);
  }

  private static Budget sum(Budget a, Budget b) {
    var delta = a.delta().add(b.delta());
    if (delta.compareTo(BigDecimal.ONE) >= 0) {
      throw broken("deltas", "together below 1");
    }
    return a.plus(b);
  }

  /**
   * @throws LedgerBroken unless every line is as this program wrote it for this data
   */
  static LedgerText parse(byte[] bytes, String dataDigest) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    if (end == 0) {
      throw broken("header", "a first line");
    }
    var lines = decode(bytes, end).split("\n", -1);
    var seals = new Seal(dataDigest);
    var seal = lastWord(lines[0]);
    var total = header(lines[0], seals);
    verify(seals, "", lines[0]);
    var entries = new ArrayList<Entry>();
    for (int i = 1; i < lines.length - 1; i++) {
      verify(seals, seal, lines[i]);
      seal = lastWord(lines[i]);
      entries.add(entry(lines[i], i, seal));
    }
    return new LedgerText(total, List.copyOf(entries), seal, end);
  }

  private static Budget header(String line, Seal seals) {
    var words = line.split(" ", -1);
    if (words.length != HEADER_WORDS || !words[0].equals(MAGIC) || !words[1].equals(VERSION)) {
      throw broken("header", MAGIC + " " + VERSION);
    }
    if (!words[2].equals(seals.name())) {
      throw broken("data set", "the one this ledger was opened for");
    }
    return budget(words[3], words[4]);
  }

  private static Entry entry(String line, int number, String seal) {
    var words = line.split(" ", -1);
    if (words.length != ENTRY_WORDS || !words[0].equals(String.valueOf(number))) {
      throw broken("entry " + number, "number, epsilon, delta, purpose, seal");
    }
    return new Entry(number, budget(words[1], words[2]), words[3].replace('\u00a0', ' '), seal);
  }

  private static Budget budget(String epsilon, String delta) {
    try {
      return Budget.parse(epsilon, delta);
    } catch (IllegalArgumentException e) { // also a number that is none
      throw broken("amount", "two decimal numbers, none negative");
    }
  }

  private static void verify(Seal seals, String before, String line) {
    int cut = line.length() - Seal.DIGITS;
    if (cut < 1 || line.charAt(cut - 1) != ' ') {
      throw broken("line", "a seal at its end");
    }
    var expected = seals.of(before, line.substring(0, cut - 1));
    var found = line.substring(cut);
    if (!MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), found.getBytes(StandardCharsets.UTF_8))) {
      throw broken("seal", "unchanged lines, in order, of this data set");
    }
  }

  private static String lastWord(String line) {
    return line.substring(line.lastIndexOf(' ') + 1);
  }

  /** One word: spaces become no-break spaces, other white space and control characters too. */
  private static String word(String purpose) {
    var text = purpose.strip();
    var cut = text.length() > MAX_PURPOSE ? text.substring(0, MAX_PURPOSE) : text;
    var word = cut.replaceAll("[\\s\\p{Cntrl}\\p{Cs}\u0085\u2028\u2029]", "\u00a0");
    return word.isEmpty() ? "-" : word;
  }

  private static String decode(byte[] bytes, int end) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, end)).toString();
    } catch (CharacterCodingException e) {
      throw broken("encoding", "UTF-8");
    }
  }

  private static LedgerBroken broken(String part, String rule) {
    return new LedgerBroken("ledger", part, rule);
  }
}
