package io.hauberk.detect.learn;

import io.hauberk.detect.snapshot.SnapshotWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a model, for {@link IntrusionReader}. */
final class IntrusionWriter {

  static final String KIND = "intrusions";
  static final int VERSION = 1;

  private final SnapshotWriter out = new SnapshotWriter(KIND, VERSION);
  private final Encoder encoder;
  private final BoostedTrees trees;
  private final IsolationForest forest;
  private final IntrusionModel.Verdicts verdicts;

  IntrusionWriter(
      Encoder encoder,
      BoostedTrees trees,
      IsolationForest forest,
      IntrusionModel.Verdicts verdicts) {
    this.encoder = encoder;
    this.trees = trees;
    this.forest = forest;
    this.verdicts = verdicts;
  }

  byte[] write() {
    var schema = encoder.schema();
    text(schema.normal());
    out.putInt(schema.columns().size());
    for (var column : schema.columns()) {
      text(column.name());
      out.putInt(column.kind().code());
    }
    for (int i = 0; i < encoder.width(); i++) {
      var words = encoder.vocabulary(i).words();
      out.putInt(words.size());
      words.forEach(this::text);
    }
    out.putDouble(trees.base());
    put(trees.trees());
    out.putDouble(forest.expected());
    put(forest.trees());
    out.putInt(verdicts.mix().code());
    put(verdicts.known());
    put(verdicts.strange());
    out.putDouble(verdicts.threshold());
    out.putDouble(verdicts.calibration().slope()).putDouble(verdicts.calibration().offset());
    return out.finish();
  }

  private void text(String text) {
    out.putBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private void put(Tail tail) {
    out.putDoubles(tail.quantiles()).putDouble(tail.excess());
  }

  private void put(List<Tree> all) {
    out.putInt(all.size());
    for (var tree : all) {
      out.putInt(tree.nodes().size());
      for (var node : tree.nodes()) {
        out.putDouble(node.value()).putInt(node.left());
        if (!node.isLeaf()) {
          out.putInt(node.right()).putInt(node.cut().column()).putDouble(node.cut().threshold());
        }
      }
    }
  }
}
