package io.hauberk.detect.learn;

import static io.hauberk.detect.snapshot.SnapshotReader.require;

import io.hauberk.core.DataFormatException;
import io.hauberk.detect.snapshot.SnapshotReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link IntrusionWriter} wrote, and believes nothing of it. */
final class IntrusionReader {

  /** A tree of the largest sample has fewer. */
  private static final int MOST_NODES = 2 * Isolation.MAX_SAMPLE;

  /** No sum of such is infinite. */
  private static final double MOST = 1e9;

  private static final int MOST_NAME_BYTES = 1 << 11;
  private static final int MOST_QUANTILES = 1 << 12;

  private final SnapshotReader in;

  IntrusionReader(byte[] bytes) {
    in = new SnapshotReader(bytes, IntrusionWriter.KIND, IntrusionWriter.VERSION);
  }

  IntrusionModel read() {
    try {
      var encoder = encoder(schema());
      double base = finite();
      var trees = new BoostedTrees(base, trees(encoder));
      double expected = finite();
      require(expected > 0, "expected", expected, "> 0");
      var forest = new IsolationForest(trees(encoder), expected);
      require(!forest.trees().isEmpty(), "trees", 0, ">= 1");
      var verdicts =
          new IntrusionModel.Verdicts(
              mix(), tail(), tail(), finite(), new Calibration(finite(), finite()));
      in.end();
      return new IntrusionModel(encoder, trees, forest, verdicts);
    } catch (IllegalArgumentException e) {
      throw new DataFormatException(
          "model", String.valueOf(e.getMessage()), "the bytes of a model", e);
    }
  }

  private Schema schema() {
    var normal = text();
    int count = in.count(Schema.MAX_COLUMNS);
    var columns = new ArrayList<Column>();
    for (int i = 0; i < count; i++) {
      var name = text();
      columns.add(new Column(name, Column.Kind.ofCode(in.count(Column.Kind.values().length - 1))));
    }
    return new Schema(columns, normal);
  }

  private Encoder encoder(Schema schema) {
    var encoder = new Encoder(schema);
    for (int i = 0; i < encoder.width(); i++) {
      int words = in.count(encoder.isSymbolic(i) ? Vocabulary.MAX_WORDS : 0);
      for (int w = 0; w < words; w++) {
        require(encoder.vocabulary(i).learn(text()) == w, "word", w, "a word of its own");
      }
    }
    return encoder;
  }

  private List<Tree> trees(Encoder encoder) {
    int count = in.count(Boosting.MAX_TREES);
    var trees = new ArrayList<Tree>();
    for (int t = 0; t < count; t++) {
      int size = in.count(MOST_NODES);
      require(size >= 1, "nodes", size, ">= 1");
      var nodes = new ArrayList<Tree.Node>();
      for (int node = 0; node < size; node++) {
        nodes.add(node(encoder, node, size));
      }
      trees.add(new Tree(nodes));
    }
    return trees;
  }

  private Tree.Node node(Encoder encoder, int node, int size) {
    double value = finite();
    int left = in.nextInt();
    if (left == 0) {
      return Tree.Node.leaf(value);
    }
    int right = in.nextInt();
    require(left > node && left < size, "left", left, "a later node");
    require(right > node && right < size, "right", right, "a later node");
    int column = in.count(encoder.width() - 1);
    double threshold = in.nextDouble();
    require(!Double.isNaN(threshold), "threshold", threshold, "a number");
    return new Tree.Node(
        new Cut(column, encoder.isSymbolic(column), threshold), left, right, value);
  }

  private Mix mix() {
    return Mix.ofCode(in.count(Mix.values().length - 1));
  }

  private Tail tail() {
    return new Tail(in.doubles(MOST_QUANTILES), in.nextDouble());
  }

  private double finite() {
    double value = in.nextDouble();
    require(Math.abs(value) <= MOST, "number", value, "at most 1e9 to either side");
    return value;
  }

  private String text() {
    return new String(in.bytes(MOST_NAME_BYTES), StandardCharsets.UTF_8);
  }
}
