package io.hauberk.detect.log.template;

import io.hauberk.detect.snapshot.SnapshotReader;
import io.hauberk.detect.snapshot.SnapshotWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Learns the templates of a stream of lines, of any source, with one configuration.
 *
 * <p>Each line costs one pass of a byte scanner and one look-up: what is counted are masked lines,
 * their <i>shapes</i>. Templates are found in the shapes when they are asked for; they depend on
 * the set of shapes alone, so that shards of a stream merge in any order to the same templates.
 * Memory is bounded: above {@value #MAX_SHAPES} shapes or 32 MiB of them, the shapes of a template
 * become one, and what is rarest is forgotten and counted ({@link #forgotten()}).
 *
 * <p>Evaded by messages that look like those of another template, and by floods of unique messages
 * that push rare ones out. Not safe for use by several threads: one miner a thread, then {@link
 * #merge}.
 */
public final class TemplateMiner {

  /** More distinct masked lines than any log of one program has. */
  public static final int MAX_SHAPES = 1 << 16;

  private static final int MAX_BYTES = 1 << 25;
  private static final String KIND = "templates";
  private static final int VERSION = 1;

  private final LineScanner scanner = new LineScanner();
  private ShapeTable table = new ShapeTable();
  private long lines;
  private long forgotten;
  private long cut;

  /** Reads one line without its end. */
  public void observe(byte[] line) {
    observe(line, 0, line.length);
  }

  /** Reads the line from {@code from} to before {@code to}. */
  public void observe(byte[] bytes, int from, int to) {
    java.util.Objects.checkFromToIndex(from, to, bytes.length);
    scanner.scan(bytes, from, to);
    cut += to - from > LineScanner.MAX_BYTES ? 1 : 0;
    lines++;
    add(scanner.shape(), scanner.length(), scanner.hash(), 1);
  }

  private void add(byte[] shape, int length, long hash, long count) {
    table.add(shape, length, hash, count);
    if (table.size() > MAX_SHAPES || table.bytes() > MAX_BYTES) {
      shrink();
    }
  }

  /** The templates of all lines so far. */
  public Templates templates() {
    return new Templates(table.shapes());
  }

  /** Takes in what another miner saw, as if this one had seen it. */
  public void merge(TemplateMiner other) {
    lines += other.lines;
    forgotten += other.forgotten;
    cut += other.cut;
    for (int i = 0; i < other.table.size(); i++) {
      addKey(other.table.key(i), other.table.count(i));
    }
  }

  /** Lines seen. */
  public long lines() {
    return lines;
  }

  /** Lines whose shapes were given up for want of room. */
  public long forgotten() {
    return forgotten;
  }

  /** Lines of which only the first {@value LineScanner#MAX_BYTES} bytes were read. */
  public long cut() {
    return cut;
  }

  private void addKey(String key, long count) {
    var bytes = key.getBytes(StandardCharsets.ISO_8859_1);
    add(bytes, bytes.length, ShapeHash.of(bytes, bytes.length), count);
  }

  /** One shape for each template; of those the most frequent, up to half of the room. */
  private void shrink() {
    var folded = new ArrayList<Shape>();
    for (var group : Grouping.of(table.shapes())) {
      long count = group.stream().mapToLong(Shape::count).sum();
      folded.add(new Shape(key(Common.tokens(group)), List.of(), count));
    }
    folded.sort(Comparator.comparingLong(Shape::count).reversed().thenComparing(Shape::key));
    table = new ShapeTable();
    for (var shape : folded) {
      if (2 * table.size() < MAX_SHAPES && 2 * (table.bytes() + shape.key().length()) < MAX_BYTES) {
        addKey(shape.key(), shape.count());
      } else {
        forgotten += shape.count();
      }
    }
  }

  private static String key(List<Token> tokens) {
    var key = new StringBuilder();
    for (var token : tokens) {
      key.append(token.spaced() ? " " : "")
          .append(token.isParameter() ? (char) LineScanner.PARAMETER : token.text());
    }
    return key.toString();
  }

  /** The state as bytes. */
  public byte[] snapshot() {
    var out = new SnapshotWriter(KIND, VERSION);
    out.putLong(lines).putLong(forgotten).putLong(cut).putInt(table.size());
    table.shapes().stream()
        .sorted(Comparator.comparing(Shape::key))
        .forEach(
            shape ->
                out.putBytes(shape.key().getBytes(StandardCharsets.ISO_8859_1))
                    .putLong(shape.count()));
    return out.finish();
  }

  /**
   * A miner in the state that {@link #snapshot()} gave.
   *
   * @throws io.hauberk.core.DataFormatException for any other bytes
   */
  public static TemplateMiner restore(byte[] snapshot) {
    var in = new SnapshotReader(snapshot, KIND, VERSION);
    var miner = new TemplateMiner();
    miner.lines = counter(in);
    miner.forgotten = counter(in);
    miner.cut = counter(in);
    int shapes = in.count(MAX_SHAPES);
    for (int i = 0; i < shapes; i++) {
      var key = new String(in.bytes(2 * LineScanner.MAX_BYTES), StandardCharsets.ISO_8859_1);
      SnapshotReader.require(isShape(key), "shape", i, "no control bytes");
      miner.addKey(key, counter(in));
    }
    in.end();
    return miner;
  }

  private static long counter(SnapshotReader in) {
    long value = in.nextLong();
    SnapshotReader.require(value >= 0, "counter", value, ">= 0");
    return value;
  }

  private static boolean isShape(String key) {
    return key.chars().allMatch(c -> c >= ' ' || c == LineScanner.PARAMETER);
  }
}
