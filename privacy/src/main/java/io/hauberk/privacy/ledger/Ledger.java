package io.hauberk.privacy.ledger;

import io.hauberk.core.Checks;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a data set's owner allows, and what was spent: one append-only file.
 *
 * <ul>
 *   <li>{@link #spend} returns only after its line is on the disk; the answer leaves after that. A
 *       process killed between loses budget, never privacy.
 *   <li>Processes take turns by a lock on the file; threads by a lock in this class.
 *   <li>Lines are chained by checksums keyed with the data's digest: a changed, swapped or missing
 *       line, or a ledger of other data, is refused. Whoever has the data can forge a chain, and a
 *       ledger cut at a line's end is a valid older ledger: keep the last seal elsewhere ({@link
 *       #seals}) or the file where its users cannot write.
 * </ul>
 *
 * <p>Costs add up by basic composition, which holds for adaptively chosen releases.
 */
public final class Ledger {

  /** About 300,000 releases. */
  private static final long MAX_BYTES = 64L << 20;

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Object THREADS = new Object();

  private final Path file;
  private final String dataDigest;
  private final Appending appending;

  private Ledger(Path file, String dataDigest, Appending appending) {
    Checks.argument(
        SHA256.matcher(dataDigest).matches(), "data digest", dataDigest, "SHA-256 in hexadecimal");
    this.file = file;
    this.dataDigest = dataDigest;
    this.appending = appending;
  }

  /** How bytes reach the disk; tests break it off. */
  interface Appending {
    void append(FileChannel channel, ByteBuffer line) throws IOException;
  }

  /** The ledger in this file, which must be there. */
  public static Ledger open(Path file, String dataDigest) {
    return open(file, dataDigest, Ledger::appendForced);
  }

  static Ledger open(Path file, String dataDigest, Appending appending) {
    var ledger = new Ledger(file, dataDigest, appending);
    ledger.read();
    return ledger;
  }

  /**
   * Opens the ledger, or starts one with this budget.
   *
   * @throws LedgerBroken when there is one with another budget or of other data
   */
  public static Ledger openOrCreate(Path file, String dataDigest, Budget total) {
    var ledger = new Ledger(file, dataDigest, Ledger::appendForced);
    var existing = ledger.locked(channel -> ledger.begin(channel, total));
    if (existing.total().epsilon().compareTo(total.epsilon()) != 0
        || existing.total().delta().compareTo(total.delta()) != 0) {
      throw new LedgerBroken("budget", total.text(), existing.total().text() + " as at its start");
    }
    return ledger;
  }

  /**
   * Pays for one release, before it is computed.
   *
   * @param purpose what is released, without results
   * @throws BudgetExhausted when less is left; nothing is spent then
   */
  public Entry spend(Budget cost, String purpose) {
    return locked(
        channel -> {
          var text = parse(channel);
          requireLeft(text, cost);
          channel.truncate(text.length());
          channel.position(text.length());
          var line = text.next(dataDigest, cost, purpose);
          appending.append(channel, ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
          var entries = parse(channel).entries();
          return entries.get(entries.size() - 1);
        });
  }

  /**
   * For work that pays more than once: refuses it before its first payment.
   *
   * @param cost of all payments
   * @throws BudgetExhausted when less is left; nothing is spent in any case
   */
  public void requireLeft(Budget cost) {
    requireLeft(read(), cost);
  }

  private static void requireLeft(LedgerText text, Budget cost) {
    var left = text.total().minus(text.spent());
    if (!left.covers(cost)) {
      throw new BudgetExhausted(
          "cost", "epsilon delta " + cost.text(), "at most " + left.text() + ", what is left");
    }
  }

  /** What may be spent in all. */
  public Budget total() {
    return read().total();
  }

  /** What is spent. */
  public Budget spent() {
    return read().spent();
  }

  /** All releases paid for, in order. */
  public List<Entry> entries() {
    return read().entries();
  }

  /** The seals of all lines: an earlier one that is missing shows a ledger cut or replaced. */
  public boolean seals(String seal) {
    return read().entries().stream().anyMatch(entry -> entry.seal().equals(seal));
  }

  private LedgerText read() {
    if (!Files.isRegularFile(file)) {
      throw new StorageException("ledger", file, "a file that exists");
    }
    return locked(this::parse);
  }

  private LedgerText begin(FileChannel channel, Budget total) throws IOException {
    if (!hasLine(channel)) {
      channel.truncate(0);
      var line = LedgerText.header(dataDigest, total);
      appendForced(channel, ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
    }
    return parse(channel);
  }

  /** A file without a whole first line was never used. */
  private static boolean hasLine(FileChannel channel) throws IOException {
    for (byte value : bytes(channel)) {
      if (value == '\n') {
        return true;
      }
    }
    return false;
  }

  private LedgerText parse(FileChannel channel) throws IOException {
    return LedgerText.parse(bytes(channel), dataDigest);
  }

  private static byte[] bytes(FileChannel channel) throws IOException {
    long size = channel.size();
    if (size > MAX_BYTES) {
      throw new LedgerBroken("ledger", size + " bytes", "at most " + MAX_BYTES);
    }
    var buffer = ByteBuffer.allocate((int) size);
    long at = 0;
    while (buffer.hasRemaining()) {
      int read = channel.read(buffer, at);
      if (read < 0) {
        throw new LedgerBroken("ledger", "shrinking", "not changed while it is locked");
      }
      at += read;
    }
    return buffer.array();
  }

  private static void appendForced(FileChannel channel, ByteBuffer line) throws IOException {
    while (line.hasRemaining()) {
      channel.write(line);
    }
    channel.force(true);
  }

  private interface Work<T> {
    T on(FileChannel channel) throws IOException;
  }

  private <T> T locked(Work<T> work) {
    synchronized (THREADS) {
      try (var channel =
              FileChannel.open(
                  file,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE);
          var lock = channel.lock()) {
        Checks.state(lock.isValid(), "lock", file, "held");
        return work.on(channel);
      } catch (IOException e) {
        throw new StorageException("ledger", file, "readable and writable", e);
      }
    }
  }
}
